"""Mark up the book: give its leaves in the order in which they are bound."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import takewhile

from octavo.book import Book, Chapter, Leaf, Matter
from octavo.cache import Cache
from octavo.markup.chapters import chapter_leaves
from octavo.markup.contents import contents_leaf
from octavo.markup.front import front_leaves, part_leaf

__all__ = ["mark_up"]

#: What stands before the contents when it opens the front matter (Chicago Manual of Style, 1.4).
BEFORE_CONTENTS = {"dedication", "epigraph"}


def mark_up(book: Book, cache: Cache, jobs: int, step: Callable[[str], None]) -> tuple[Leaf, ...]:
    """Give the leaves of a book that has its apparatus, up to `jobs` chapters at once.

    `step` is told each chapter's path when it is done. Raises ManuscriptError where pandoc meets
    a limit.
    """

    def mark(chapter: Chapter) -> tuple[Leaf, ...]:
        leaves = chapter_leaves(chapter, book, cache)
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
    opening = tuple(
        takewhile(lambda leaf: leaf.matter is Matter.FRONT and leaf.kind in BEFORE_CONTENTS, text)
    )
    rest = tuple(text[len(opening) :])
    return (*front_leaves(book), *opening, contents_leaf(rest, book.settings), *rest)
