"""Say where each mark of a book was met: in reading order, with its section and its note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from octavo.apparatus.indexing.marks import Mark, Marker
from octavo.book import NOTEREF, Block, Book, Chapter, Note
from octavo.syntax import Element, elements, holding, plain, rewrite

__all__ = ["Met", "Taken", "take_marks"]


@dataclass(frozen=True, slots=True)
class Met:
    """Hold a mark as it was met: the chapter's path, the heading above it, the number of its note."""

    mark: Mark
    path: str
    section: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold a chapter whose marks are ids, its marks in reading order, and those that nobody can be led to."""

    chapter: Chapter
    met: tuple[Met, ...]
    hidden: tuple[Met, ...]


def take_marks(book: Book) -> tuple[Taken, ...]:
    """Take the marks out of every chapter of a book whose notes are lifted.

    Where nothing stands above a mark, its section is called by the book's title.
    """
    return tuple(_taken(chapter, book.settings.title.main) for chapter in book.chapters)


def _taken(chapter: Chapter, title: str) -> Taken:
    marker = Marker(chapter.key)
    blocks = marker.take(chapter.blocks)
    notes = tuple(replace(note, blocks=marker.take(note.blocks)) for note in chapter.notes)
    hidden = tuple(Met(mark, chapter.path, "") for mark in marker.hidden)
    if not marker.marks:
        return Taken(chapter, (), hidden)
    walk = _Walk(chapter.path, marker.marks, {note.id: note for note in notes}, title)
    return Taken(replace(chapter, blocks=blocks, notes=notes), tuple(walk.met(blocks)), hidden)


class _Walk:
    """Walk through a chapter, its notes where they are called; it keeps the heading that it has passed."""

    def __init__(self, path: str, marks: Mapping[str, Mark], notes: Mapping[str, Note], title: str) -> None:
        self._path = path
        self._marks = marks
        self._notes = notes
        self._section = title

    def met(self, blocks: Iterable[Block], note: str | None = None) -> Iterator[Met]:
        """Give the marks of some blocks, and of the notes that are called there."""
        for element in elements(holding(blocks, {"Header", "Span", "Link"})):
            kind = element["t"]
            if kind == "Header" and note is None:
                self._section = _title(element) or self._section
            elif kind == "Link" and NOTEREF in element["c"][0][1]:
                called = self._notes.get(element["c"][2][0].removeprefix("#"))
                yield from self.met(called.blocks, called.number) if called else ()
            elif kind == "Span" and element["c"][0][0] in self._marks:
                yield Met(self._marks[element["c"][0][0]], self._path, self._section, note)


def _title(header: Element) -> str:
    bare = rewrite(
        header["c"][2], lambda each: [] if each["t"] == "Link" and NOTEREF in each["c"][0][1] else each
    )
    return " ".join(plain(bare).split())
