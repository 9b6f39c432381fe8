"""Give every anchor the id it has in the whole book; the manuscript's own may stand in two chapters."""

from __future__ import annotations

from dataclasses import replace

from octavo.apparatus.attributes import ATTRIBUTES, identifier, with_identifier
from octavo.apparatus.names import chapter_names, heading_name
from octavo.book import Book, Chapter
from octavo.findings import Finding
from octavo.syntax import Element, rewrite_holding

__all__ = ["name_anchors"]


def name_anchors(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Rename every id of every chapter; `chapter_names` says how."""
    return replace(book, chapters=tuple(_named(chapter) for chapter in book.chapters)), ()


def _named(chapter: Chapter) -> Chapter:
    names = chapter_names(chapter)
    used: set[str] = set()

    def name(element: Element) -> Element:
        own = identifier(element) or heading_name(element)
        if not own:
            return element
        new = names[own]
        if new in used:
            new = f"{new}-again-{len(used)}"
        used.add(new)
        return with_identifier(element, new)

    return replace(chapter, blocks=rewrite_holding(chapter.blocks, ATTRIBUTES, name))
