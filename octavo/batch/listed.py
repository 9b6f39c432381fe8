"""Read a list of books from a file: a folder in each line, or YAML that says more of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from octavo.batch.title import Title
from octavo.book_yaml.written import Loc, Written, read_yaml
from octavo.errors import UsageError
from octavo.findings import Finding, finding
from octavo.order import ORDERABLE
from octavo.shapes import default_slug, nearest

__all__ = ["books_listed"]

YAML = {".yaml", ".yml"}
MOST_BYTES = 2**23
KEYS = ("folder", "name", "edition", "formats")


def books_listed(path: Path, usual: Title) -> tuple[Title, ...]:
    """Give the books of a list in its order; what an entry leaves out is as in `usual`.

    Folders count from the list's own. Raises UsageError with every entry that is wrong, with its line.
    """
    text = _text(path)
    if path.suffix.lower() not in YAML:
        lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
        entries = [(number, line) for number, line in lines if line and not line.startswith("#")]
        written = Written(
            [line for _, line in entries], path.name, {}, {(n,): (at[0], 1) for n, at in enumerate(entries)}
        )
    else:
        written = read_yaml(text, path.name)
    reader = _List(written, path.parent, usual, [])
    titles = tuple(reader.titles())
    if reader.found:
        raise UsageError(*reader.found)
    return titles


@dataclass(frozen=True, slots=True)
class _List:
    """Read the entries of a list; what is wrong gathers in `found`."""

    written: Written
    home: Path
    usual: Title
    found: list[Finding]

    def titles(self) -> Iterator[Title]:
        entries = self.written.value
        if not isinstance(entries, list):
            self._wrong((), "this is no list of books", "begin each line with `- ` and a folder")
            return
        for place, entry in enumerate(entries):
            title = self._title(entry if isinstance(entry, dict) else {"folder": entry}, (place,))
            if title is not None:
                yield title

    def _title(self, entry: Mapping[str, Any], loc: Loc) -> Title | None:
        before = len(self.found)
        for key in entry.keys() - set(KEYS):
            close = nearest(key, KEYS)
            hint = f"did you mean {close}?" if close else f"a book has {', '.join(KEYS)}"
            self._wrong((*loc, key), f"a book in a list has no key {key!r}", hint)
        for key in KEYS[:3]:
            if not isinstance(entry.get(key, ""), str):
                self._wrong((*loc, key), f"{key} must be words", "write it in one line")
        formats = self._formats(entry.get("formats"), (*loc, "formats"))
        if len(self.found) > before:
            return None
        folder = self.home / str(entry.get("folder", ""))
        if not entry.get("folder") or not folder.is_dir():
            self._wrong((*loc, "folder"), f"there is no folder {folder}", "name the folder of a book")
            return None
        edition = entry.get("edition", self.usual.edition)
        name = str(entry.get("name") or _called(folder, entry.get("edition")))
        if name.startswith(".") or "/" in name or name != name.strip():
            self._wrong((*loc, "name"), f"{name!r} cannot be the name of a folder", "use letters and hyphens")
        return replace(self.usual, name=name, folder=folder, edition=edition, formats=formats)

    def _formats(self, asked: object, loc: Loc) -> frozenset[str]:
        if asked is None:
            return self.usual.formats
        named = [asked] if isinstance(asked, str) else asked
        if not isinstance(named, list) or not named or not all(each in ORDERABLE for each in named):
            self._wrong(loc, "these are not formats", f"write a list of {', '.join(sorted(ORDERABLE))}")
            return frozenset()
        return frozenset(named)

    def _wrong(self, loc: Loc, words: str, hint: str) -> None:
        self.found.append(self.written.finding("batch-list", words, loc, hint=hint))


def _called(folder: Path, edition: str | None) -> str:
    """Call a book as its folder, or the one that holds its `manuscript`; an edition stands behind it."""
    place = folder.resolve()
    name = place.parent.name if place.name == "manuscript" else place.name
    return f"{name}-{default_slug(edition)}" if edition else name


def _text(path: Path) -> str:
    hint = "name a folder that holds books, or a file that lists their folders"
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        words = f"{path} cannot be read: {error.strerror or error}"
        raise UsageError(finding("batch-list", words, hint=hint)) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if len(content) > MOST_BYTES or (content and not text):
        raise UsageError(finding("batch-list", f"{path} is no list in UTF-8 of up to 8 MB", hint=hint))
    return text
