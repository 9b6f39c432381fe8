"""Count a manuscript: its words and its notes."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.book import Book
from octavo.syntax import Element, Indexed, bare_descriptions, elements, plain

__all__ = ["Extent", "measure"]


@dataclass(frozen=True, slots=True)
class Extent:
    """Hold how long a manuscript is: words (notes included, code not) and notes."""

    words: int
    notes: int


def measure(book: Book) -> Extent:
    """Count a book as it was loaded, before its notes are lifted."""
    words = notes = 0
    for chapter in book.chapters:
        for block in bare_descriptions(chapter.blocks):
            line = block.line() if isinstance(block, Indexed) else None
            if line is not None:
                words += len(line.split())
                continue
            for element in elements(block):
                words += len(plain(_inlines(element)).split())
                notes += element["t"] == "Note"
    return Extent(words, notes)


def _inlines(element: Element) -> list[Element]:
    if element["t"] in {"Para", "Plain"}:
        return list(element["c"])
    if element["t"] == "Header":
        return list(element["c"][2])
    if element["t"] == "LineBlock":
        return [inline for line in element["c"] for inline in (*line, {"t": "Space"})]
    if element["t"] == "DefinitionList":
        return [inline for term, _ in element["c"] for inline in (*term, {"t": "Space"})]
    return []
