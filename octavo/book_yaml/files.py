"""Say which files make the book: those that `book.yaml` lists, or all Markdown files of the folder."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from octavo.book_yaml.written import Loc, Written
from octavo.findings import Finding, finding
from octavo.on_disk import composed, on_disk
from octavo.shapes import DEFINITIONS, nearest

__all__ = ["ENDINGS", "Files", "markdown_files", "unlisted"]

#: The keys that list chapters' files, in reading order.
MATTERS = ("front", "chapters", "back")
#: The keys that name other files; whether they are there is for the stage that reads them to say.
OTHERS = ("cover", "csl", "bibliography")
ENDINGS = {".md", ".markdown"}
#: Names of files that speak of the folder, not of the book.
ABOUT = {"readme", "license", "licence", "import"}


def markdown_files(folder: Path) -> tuple[str, ...]:
    """List a folder's own Markdown files in natural order: 2 before 10, capitals like small letters."""
    names = [
        entry.name
        for entry in folder.iterdir()
        if entry.suffix.lower() in ENDINGS
        and entry.stem.casefold() not in ABOUT
        and not entry.name.startswith(".")
        and entry.is_file()
    ]
    return tuple(sorted(names, key=_natural))


def _natural(name: str) -> tuple[list[tuple[bool, int, str]], str]:
    stem = composed(PurePosixPath(name).stem).casefold()
    pieces = [piece for piece in re.split(r"(\d+)", stem) if piece]
    return [(not p.isdecimal(), int(p) if p.isdecimal() else 0, p) for p in pieces], name


@dataclass(slots=True)
class Files:
    """Follow the paths that the settings name. Not frozen: it remembers what it has met."""

    folder: Path
    written: Written
    edition: str | None
    found: list[Finding] = field(default_factory=list)
    met: dict[str, Loc] = field(default_factory=dict)

    def settle(self, settings: dict[str, Any]) -> dict[str, Any]:
        """Give the settings with each path as the disk has it, and with chapters where none are listed."""
        settled = dict(settings)
        for matter in MATTERS:
            if isinstance(settled.get(matter), list):
                settled[matter] = self._entries(settled[matter], (matter,))
        for key in OTHERS:
            self._confine(settled.get(key), (key,))
        for key in DEFINITIONS:
            if isinstance(settled.get(key), dict):
                settled[key] = self._definitions(settled[key], (key,))
        if not settled.get("chapters"):
            settled["chapters"] = [name for name in markdown_files(self.folder) if name not in self.met]
            self.met |= dict.fromkeys(settled["chapters"], ("chapters",))
            for name in settled["chapters"]:
                self._confine(name, ("chapters",))
        if not settled["chapters"]:
            self.found.append(_empty(self.folder))
        return settled

    def _entries(self, entries: list[Any], loc: Loc) -> list[Any]:
        return [self._entry(entry, (*loc, place)) for place, entry in enumerate(entries)]

    def _definitions(self, held: dict[str, Any], loc: Loc) -> dict[str, Any]:
        """Give files of definitions as the disk has them; none may be a chapter too."""
        files = held.get("files")
        if not isinstance(files, list):
            return held
        alone = self.written.place((*loc, "files"), self.edition) == self.written.place(loc, self.edition)
        return {**held, "files": self._entries(files, loc if alone else (*loc, "files"))}

    def _entry(self, entry: Any, loc: Loc) -> Any:  # noqa: ANN401 -- not judged yet: pydantic comes after
        if isinstance(entry, dict) and isinstance(entry.get("chapters"), list):
            return {**entry, "chapters": self._entries(entry["chapters"], (*loc, "chapters"))}
        return self._chapter(entry, loc) if isinstance(entry, str) and entry.strip() else entry

    def _chapter(self, path: str, loc: Loc) -> str:
        plain = posixpath.normpath(path.strip())
        if not self._confine(path, loc):
            return plain
        actual = on_disk(self.folder, plain)
        if actual is None:
            self._tell("chapter-missing", *self._missing(plain), loc)
            return plain
        if actual in self.met:
            line = self.written.place(self.met[actual], self.edition)[0]
            hint = f"it stands in line {line} already; take one away"
            self._tell("chapter-twice", f"{actual} is listed twice", hint, loc)
        self.met[actual] = loc
        return actual

    def _confine(self, path: Any, loc: Loc) -> bool:  # noqa: ANN401 -- not judged yet, as in `_entry`
        for place, item in enumerate(path if isinstance(path, list) else ()):
            self._confine(item, (*loc, place))
        if not isinstance(path, str) or _inside(path.strip(), self.folder):
            return True
        hint = "copy it into the folder and name it from there"
        self._tell("path-outside", f"{path} lies outside the book's folder", hint, loc)
        return False

    def _missing(self, path: str) -> tuple[str, str | None]:
        home = PurePosixPath(path).parent
        if (self.folder / path).is_dir():
            return f"{path} is a folder", "list the files in it"
        known = set(markdown_files(self.folder))
        if (self.folder / home).is_dir():
            known |= {str(home / name) for name in markdown_files(self.folder / home)}
        case = next((name for name in sorted(known) if name.casefold() == path.casefold()), None)
        close = case or nearest(path, sorted(known - set(self.met)))
        return f"{path} does not exist", f"did you mean {close}?" if close else "correct its name"

    def _tell(self, code: str, words: str, hint: str | None, loc: Loc) -> None:
        self.found.append(self.written.finding(code, words, loc, edition=self.edition, hint=hint))


def unlisted(folder: Path, listed: Collection[str]) -> Iterator[Finding]:
    """Find Markdown files that stand in the same folders as the listed ones but are not in the book."""
    homes = {PurePosixPath(), *(PurePosixPath(path).parent for path in listed)}
    beside = {str(home / name) for home in homes for name in markdown_files(folder / home)}
    for path in sorted(beside - set(listed)):
        words = "this file is in the folder but not in the book"
        hint = "list it in book.yaml, or allow this finding there"
        yield finding("chapter-unlisted", words, path=path, hint=hint)


def _inside(path: str, folder: Path) -> bool:
    plain = posixpath.normpath(path)
    if path.startswith(("/", "~")) or plain == ".." or plain.startswith("../"):
        return False
    if "\0" in path or not (folder / plain).exists():
        return True
    return (folder / plain).resolve().is_relative_to(folder.resolve())


def _empty(folder: Path) -> Finding:
    deeper = sorted(folder.glob("*/*.md")) or sorted(folder.glob("*/*/*.md"))
    hint = "write a chapter: a file that ends in .md"
    if deeper:
        home = deeper[0].parent.relative_to(folder).as_posix()
        hint = f"there are some in {home}: list them in book.yaml, or name that folder with --manuscript"
    return finding("book-empty", "this folder holds no Markdown file to make a book of", hint=hint)
