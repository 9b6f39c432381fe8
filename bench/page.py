"""Write the page of figures: `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bench.ours import COLD, commands
from bench.result import SHARES, Result, Results, goals_met
from bench.rivals import RIVALS, Rival, names_of_paths
from octavo import __version__

__all__ = ["Occasion", "render_page"]


#: The page, with fields for what is known when all was run.
PAGE = Path(__file__).parent / "design/page.md"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Hold what the figures are about, the text in words, and how busy the machine was before: its load."""

    text: str
    load: float


def render_page(occasion: Occasion, results: Results) -> str:
    """Give the page in Markdown."""
    tables = [
        f"## {words[0].upper()}{words[1:]}\n\n{_table(results[share])}"
        for share, words in SHARES.items()
        if share in results
    ]
    if len(results) > 1:
        tables.append("## How cost grows\n\n" + _growth(results))
    installed = [(rival.name, rival.version()) for rival in RIVALS]
    told = [f"{name}: {_plain(version) if version else 'not installed'}" for name, version in installed]
    return PAGE.read_text("utf-8").format(
        goals=_goals(results),
        tables="\n".join(tables),
        commands=_commands(),
        text=occasion.text,
        cpu=_cpu(),
        cores=len(os.sched_getaffinity(0)),
        memory=psutil.virtual_memory().total / 1e9,
        system=f"{platform.system()} {platform.release().partition('-')[0]}",
        python=platform.python_version(),
        date=datetime.now(UTC).date().isoformat(),
        load=f"{occasion.load:.1f}",
        versions="; ".join([f"Octavo {__version__}", *told]),
    )


def _goals(results: Results) -> str:
    rows = [
        (
            goal.words,
            f"{goal.most:g}",
            _figure(figure) or "not run",
            _met(figure, goal.most),
            _figure(processors),
        )
        for goal, figure, processors in goals_met(results)
    ]
    head = "| what | at most | is | | by processors |\n|---|--:|--:|---|--:|\n"
    return "## The goals\n\n" + head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _figure(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"


def _met(figure: float | None, most: float) -> str:
    return "" if figure is None else "met" if figure <= most else "missed"


def _table(results: Mapping[str, Result]) -> str:
    head = "| | time, s | processors, s | of cold | memory, MB | largest, MB | pages | size, MB |\n"
    cold = results.get(COLD)
    whole = cold.reading.seconds if cold and cold.reading else None
    return head + "|---|" + "--:|" * 7 + "\n" + "".join(_row(result, whole) for result in results.values())


def _row(result: Result, cold: float | None) -> str:
    name = result.name if result.name in {rival.name for rival in RIVALS} else f"Octavo: {result.name}"
    if result.reading is None:
        return f"| {name} | {result.said.replace('|', '/')} | | | | | | |\n"
    has = result.reading
    cells = [
        f"{has.seconds:.2f}",
        f"{has.processors:.2f}",
        f"{has.seconds / cold:.2f}" if cold else "",
        f"{has.memory / 1e6:.0f}",
        f"{has.largest / 1e6:.0f}",
        str(result.pages or ""),
        f"{result.size / 1e6:.2f}" if result.size else "",
    ]
    return f"| {name} | {' | '.join(cells)} |\n"


def _growth(results: Results) -> str:
    shares = [share for share in sorted(results) if share != 1]
    head = "Against the whole text, time and memory of the largest process:\n\n| |"
    head += "".join(f" {share:g} × the text: time | memory |" for share in shares)
    return head + "\n|---|" + "--:|" * (2 * len(shares)) + "\n" + "".join(_grown(results, shares))


def _grown(results: Results, shares: list[float]) -> Iterator[str]:
    for name, whole in results[1].items():
        others = [results[share].get(name) for share in shares]
        readings = [other.reading for other in others if other and other.reading]
        if whole.reading and len(readings) == len(shares):
            cells = (
                f" {each.seconds / whole.reading.seconds:.2f} | {each.largest / whole.reading.largest:.2f} |"
                for each in readings
            )
            yield f"| {name} |{''.join(cells)}\n"


def _commands() -> str:
    lines = [
        "## Commands\n",
        "```sh",
        f"# Octavo, and without `print` for all formats\n{_plain(' '.join(commands()))}",
    ]
    lines += [f"# {rival.name}\n{_of(rival)}" for rival in RIVALS]
    return "\n".join([*lines, "```\n"])


def _of(rival: Rival) -> str:
    import tempfile  # noqa: PLC0415 -- the commands write what they need somewhere

    with tempfile.TemporaryDirectory() as folder:
        return "\n".join(_plain(" ".join(command)) for command in rival.commands(Path(folder)))


def _plain(words: str) -> str:
    for path, name in names_of_paths().items():
        words = words.replace(path, name)
    return re.sub(r"/(?:\S+/)+(?=\S)", "", words)


def _cpu() -> str:
    told = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    return told[1] if told else platform.machine()
