"""Plan where everything stands in the EPUB, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from octavo.bind.cover import find_cover
from octavo.bind.trees import anchors
from octavo.book import Book, Image, Leaf

__all__ = ["COVER", "NAVIGATION", "STYLESHEET", "Plan", "plan"]

COVER = "cover.xhtml"
NAVIGATION = "nav.xhtml"
STYLESHEET = "style.css"


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what is bound and where: the file of each leaf by its key, and of each id.

    The contents become the navigation document; `cover` is the image that `book.yaml` names.
    """

    book: Book
    leaves: Sequence[Leaf]
    files: Mapping[str, str]
    homes: Mapping[str, str]
    cover: Image | None

    @property
    def spine(self) -> list[str]:
        """List the documents in reading order."""
        return [*([COVER] if self.cover else []), *(self.files[leaf.key] for leaf in self.leaves)]


def plan(book: Book, leaves: Sequence[Leaf]) -> Plan:
    """Give each leaf its file, whose name is ASCII because the leaf's key is."""
    files = {leaf.key: NAVIGATION if leaf.kind == "contents" else f"text/{leaf.key}.xhtml" for leaf in leaves}
    return Plan(book, leaves, files, anchors(leaves, files), find_cover(book))
