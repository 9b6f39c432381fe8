"""Open a file of values: only one that lies in the book's folder, and is no giant."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from os.path import relpath
from pathlib import Path
from urllib.parse import urlsplit

from octavo.findings import Finding, Severity
from octavo.source.amounts import amount
from octavo.source.text import decode

__all__ = ["Opened", "Refusal", "open_values"]

#: Endings of files that hold values, and how many files are looked at for one that is named like another.
ENDINGS = {".csv", ".tsv", ".tab", ".txt"}
LOOKED = 2000


@dataclass(frozen=True, slots=True)
class Refusal:
    """Say why a file cannot be used: a code, words, a remedy."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold a file's path from the root, and its text; or what is wrong within it."""

    path: str
    text: str
    findings: tuple[Finding, ...]


def open_values(name: str, chapter: str, root: Path, megabytes: float) -> Opened | Refusal:
    """Give the file of values that the chapter at `chapter` names, or why it cannot be used.

    It counts from the chapter or from the book's folder. Nothing is fetched, and no link is followed out of
    the folder.
    """
    if urlsplit(name).scheme or name.startswith("//"):
        return Refusal("table-file", f"{name} is no file of the book", "download it")
    home = root.resolve()
    beside = (home / chapter).parent / name
    path = next((place for place in (beside, home / name) if place.is_file()), beside)
    if name.startswith(("/", "~")) or not path.resolve().is_relative_to(home):
        return Refusal(
            "path-outside",
            f"{name} lies outside the book's folder",
            "copy it into the folder and name it from there",
        )
    if not path.is_file():
        near = _near(name, (home / chapter).parent, home)
        hint = f"did you mean {near}?" if near else "check the name; it counts from the chapter"
        return Refusal("table-file", f"{name} does not exist", hint)
    with path.open("rb") as stream:
        content = stream.read(int(megabytes * 2**20) + 1)
    if len(content) > megabytes * 2**20:
        hint = "choose what the book needs, or raise `limits.table_megabytes`"
        words = f"{name} has {amount(path.stat().st_size / 2**20)} MB, and {amount(megabytes)} are the limit"
        return Refusal("table-file", words, hint)
    place = path.resolve().relative_to(home).as_posix()
    text, found = decode(content, place)
    errors = tuple(each for each in found if each.severity is Severity.ERROR)
    return Opened(place, text, errors)


def _near(name: str, folder: Path, home: Path) -> str | None:
    """Give the name most like a missing one, as the chapter would write it."""
    looked = islice(home.rglob("*"), LOOKED)
    there = [relpath(path, folder) for path in looked if path.suffix.lower() in ENDINGS and path.is_file()]
    near = get_close_matches(name, there, 1)
    by_name = {Path(each).name.casefold(): each for each in there}
    close = get_close_matches(Path(name).name.casefold(), by_name, 1)
    return near[0] if near else by_name[close[0]] if close else None
