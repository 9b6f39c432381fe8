"""Measure all of it, say each figure as it is known, and write `docs/benchmarks.md`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from bench.gauge import FailedError, Reading, adopting, measure
from bench.ours import run_ours
from bench.page import Occasion, render_page
from bench.result import SHARES, Result, goals_met
from bench.rivals import RIVALS
from bench.text import Text, found_text
from bench.typefaces import cut_typefaces

PAGE = Path("docs/benchmarks.md")


def main(arguments: list[str]) -> int:
    """Run the series and give the exit code: 0, whether or not the goals are met."""
    asked = _asked(arguments)
    adopting()
    text, named = found_text(asked.text)
    occasion = Occasion(named, os.getloadavg()[1])
    results: dict[float, dict[str, Result]] = {}
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        cut_typefaces(Path(folder) / "fonts")
        for share, words in SHARES.items():
            if share == 1 or not asked.quick:
                sys.stdout.write(f"{words}\n")
                results[share] = {}
                place = Path(folder) / f"{share:g}"
                for result in _series(text.share(share), place, Path(folder) / "fonts", asked.without):
                    results[share][result.name] = result
                    _say(result)
                # Who stops it later has what was measured until then.
                asked.page.write_text(render_page(occasion, results), "utf-8")
    for goal, figure, processors in goals_met(results):
        told = "not run" if figure is None else f"{figure:.2f}"
        told += "" if processors is None else f" (by processors {processors:.2f})"
        sys.stdout.write(f"{goal.words}: {told}; goal: {goal.most:g}\n")
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--quick", action="store_true", help="leave out a tenth and three times the text")
    parser.add_argument("--text", type=Path, help="a Markdown file, each chapter with a heading `## `")
    parser.add_argument("--without", action="append", default=[], help="leave out a typesetter of this name")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page that is written")
    return parser.parse_args(arguments)


def _series(text: Text, folder: Path, fonts: Path, without: list[str]) -> Iterator[Result]:
    # The commands are this checkout's, from whatever folder they are run.
    found = filter(None, [str(Path.cwd()), os.environ.get("PYTHONPATH")])
    environment = {"PYTHONPATH": os.pathsep.join(found)}
    try:
        for made in run_ours(text, folder / "octavo", environment):
            yield _result(made.name, made.reading, made.pdf) if made.pdf else Result(made.name, made.reading)
    except FailedError as error:
        yield Result("Octavo", None, said=f"failed: {error}")
    for number, rival in enumerate(RIVALS):
        if rival.version() is None or rival.name in without:
            yield Result(rival.name, None, said="not installed" if rival.version() is None else "left out")
            continue
        place = folder / str(number)
        place.mkdir()
        (place / "fonts").symlink_to(fonts)
        (place / "book.md").write_text(text.markdown, "utf-8")
        try:
            reading = measure(rival.commands(place), place, environment)
            yield _result(rival.name, reading, place / "book.pdf")
        except (FailedError, OSError, pikepdf.PdfError) as error:
            yield Result(rival.name, None, said=f"failed: {error}")


def _result(name: str, reading: Reading, pdf: Path) -> Result:
    with pikepdf.open(pdf) as document:
        return Result(name, reading, len(document.pages), pdf.stat().st_size)


def _say(result: Result) -> None:
    if result.reading is None:
        sys.stdout.write(f"  {result.name}: {result.said}\n")
    else:
        has = result.reading
        told = (
            f"{has.seconds:.2f} s, {has.processors:.2f} s of processors, {has.memory / 1e6:.0f} MB together"
        )
        pages = f", {result.pages} pages, {(result.size or 0) / 1e6:.2f} MB" if result.pages else ""
        sys.stdout.write(f"  {result.name}: {told}, {has.largest / 1e6:.0f} MB the largest{pages}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # Whoever stops us stops what is measured, too, also where a shell has us run in the background.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    sys.exit(main(sys.argv[1:]))
