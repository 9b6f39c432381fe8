"""Mark up the book: give its leaves in the order in which they are bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile

from octavo.book import Book, Chapter, Leaf, Matter
from octavo.cache import Cache
from octavo.markup.chapters import chapter_leaves
from octavo.markup.contents import contents_leaf
from octavo.markup.endnotes import gather_endnotes
from octavo.markup.front import front_leaves, part_leaf
from octavo.markup.index import set_indexes
from octavo.markup.lists import list_leaves

__all__ = ["mark_up"]

#: What stands before the contents when it opens the front matter (Chicago Manual of Style, 1.4).
BEFORE_CONTENTS = {"dedication", "epigraph"}


def mark_up(book: Book, cache: Cache, jobs: int, step: Callable[[str], None]) -> tuple[Leaf, ...]:
    """Give the leaves of a book that has its apparatus, up to `jobs` chapters at once.

    `step` is told each chapter's path when it is done. Raises ManuscriptError where pandoc meets
    a limit.
    """

    def mark(chapter: Chapter) -> tuple[Leaf, ...]:
        leaves = chapter_leaves(chapter, book, cache, jobs // len(book.chapters) or 1)
        step(chapter.path)
        return leaves

    with ThreadPoolExecutor(jobs) as pool:
        chapters = list(zip(book.chapters, pool.map(mark, book.chapters), strict=True))
    text: list[Leaf] = []
    part: int | None = None
    for chapter, leaves in chapters:
        if chapter.part is not None and chapter.part != part:
            text.append(part_leaf(book, chapter.part))
        part = chapter.part
        text += leaves
    text = set_indexes(text, book)
    if book.settings.notes.place == "book":
        text = list(gather_endnotes(text, book.settings))
    return _with_front(book, text)


def _with_front(book: Book, text: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """Set what the book makes itself before its text: in Chicago's order, around what stands first there."""
    first = tuple(takewhile(lambda leaf: leaf.kind == "frontispiece", text))
    opening = tuple(
        takewhile(
            lambda leaf: leaf.matter is Matter.FRONT and leaf.kind in BEFORE_CONTENTS, text[len(first) :]
        )
    )
    rest = tuple(text[len(first) + len(opening) :])
    rest = (*list_leaves(text, book.settings), *rest)
    half, *title = front_leaves(book)
    return (half, *first, *title, *opening, contents_leaf(rest, book.settings), *rest)
