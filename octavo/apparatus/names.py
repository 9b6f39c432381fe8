"""Make the book's ids: the chapter's key, two hyphens, and the manuscript's own id in ASCII.

The key does not depend on the chapter's place, so an id stays when a chapter is added elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from octavo.apparatus.attributes import ATTRIBUTES, identifier
from octavo.book import Book, Chapter
from octavo.slug import free, slugify
from octavo.syntax import elements, holding, plain

__all__ = ["Names", "book_names", "chapter_names", "heading_name"]

#: What a note's id looks like, behind the chapter's key.
NOTE = re.compile(r"^n\d+$")

#: A book's ids by chapter path, then by the manuscript's own id.
Names = Mapping[str, Mapping[str, str]]


def book_names(book: Book) -> Names:
    """Give the ids of every chapter of the book, and under no path those of the parts in `book.yaml`."""
    parts = {part.id: f"{part.key}--title" for part in book.parts if part.id}
    return {**{chapter.path: chapter_names(chapter) for chapter in book.chapters}, "": parts}


def chapter_names(chapter: Chapter) -> Mapping[str, str]:
    """Give the book's id for each of the chapter's own; of two that are equal, the first counts."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for element in elements(holding(chapter.blocks, ATTRIBUTES)):
        own = identifier(element) or heading_name(element)
        if own and own not in names:
            slug = NOTE.sub(r"\g<0>-id", slugify(own)) or "id"
            names[own] = free(f"{chapter.key}--{slug}", taken)
            taken.add(names[own])
    return names


def heading_name(element: dict[str, object]) -> str:
    """Give the id of a heading that has none of its own (some dialects make none), else nothing."""
    if element["t"] != "Header":
        return ""
    content = element["c"]
    return slugify(plain(content[2])) or "section" if isinstance(content, list) else ""
