"""Open every page of a web book, and tell what axe-core has against it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from octavo.conform.axe.reading import Barrier, Situation, read_pages
from octavo.conform.kit import in_kit, kit
from octavo.conform.pages import line_of, spot_in
from octavo.doors.chromium import chromium
from octavo.doors.driver import DriverError, in_browser
from octavo.doors.program import TimedOutError
from octavo.findings import finding
from octavo.verdict import Verdict

__all__ = ["axe"]

#: A page takes a third of a second, one that holds a long book some seconds; after these it hangs.
SECONDS = 600.0

#: Our code for each of axe-core's impacts.
CODES: Mapping[str, str] = {
    "critical": "axe-violation",
    "serious": "axe-violation",
    "moderate": "axe-advice",
    "minor": "axe-advice",
}


def axe(files: Mapping[str, bytes], kind: str) -> tuple[Verdict, ...]:
    """Give each rule of axe-core's that a page among the files of a format, `web` or `page`, breaks.

    Pages are opened from a folder, offline, as they are: their scripts run and their policy holds. Each
    message names the page, the line and the element that breaks the rule first, how often the page
    breaks it, and in which situation that was seen first; the spot is that line. Of what stands around
    the text there is one verdict for all pages. Raises MissingProgramError when axe-core, Playwright or
    a Chromium is missing.
    """
    script = in_kit("axe-core", "axe-core", "axe.min.js").read_text("utf-8")
    pages = [name for name in files if name.endswith(".html")]
    if not pages:
        return ()
    browser = chromium(kit())
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        places = {name: Path(folder, name) for name in files}
        for name, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(files[name])
        work = partial(read_pages, script=script, pages={name: places[name] for name in pages})
        try:
            found = in_browser(work, browser=browser, seconds=SECONDS)
        except TimedOutError:
            return (_failed(pages, kind, f"axe-core was not done after {SECONDS:g} seconds"),)
        except DriverError as error:
            return (_failed(pages, kind, f"axe-core could not judge it: {error}"),)
    return tuple(_verdicts(found, files, kind))


def _failed(pages: Sequence[str], kind: str, words: str) -> Verdict:
    return Verdict(finding("axe-violation", words, path=pages[0], format=kind))


def _verdicts(
    found: Sequence[tuple[str, Situation, Barrier]], files: Mapping[str, bytes], kind: str
) -> Iterator[Verdict]:
    met: dict[tuple[str, str], dict[str, tuple[Situation, Barrier, int | None]]] = {}
    for name, situation, barrier in found:
        line = line_of(files[name], barrier.path)
        # What stands around the text is much the same on every page, and is told once for all of them.
        home = name if spot_in(name, files[name], line) else ""
        met.setdefault((home, barrier.rule), {}).setdefault(name, (situation, barrier, line))
    for pages in met.values():
        name, (situation, barrier, line) = next(iter(pages.items()))
        where = f"{PurePosixPath(name).name}{f':{line}' if line else ''}"
        said = "; ".join(check.strip().rstrip(".") for check in barrier.checks) or barrier.help
        times = sum(other.times for _, other, _ in pages.values())
        often = f", {times} times" if times > 1 else ""
        often += f" on {len(pages)} pages" if len(pages) > 1 else ""
        message = f"{where}: {said}: {barrier.element} ({barrier.rule}, {barrier.impact}{often}; {situation})"
        hint = f"see {barrier.url.partition('?')[0]}"
        told = finding(CODES[barrier.impact], message, path=name, format=kind, hint=hint)
        yield Verdict(told, spot_in(name, files[name], line))
