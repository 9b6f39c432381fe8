"""Hold the copy that a binder works from: a text of the book, marked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.bind.fonts import Face
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf

__all__ = ["Copy"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Hold a book, furnished, its leaves, and what it is bound with.

    `faces` are the typefaces that its outputs carry: in WOFF2, with no more letters than it has.
    """

    book: Book
    leaves: Sequence[Leaf]
    workshop: Workshop
    faces: tuple[Face, ...] = ()

    def has_text_of(self, other: Copy) -> bool:
        """Say whether two copies have the same text to the letter: a place in one is a place in the other."""
        same = self.book.chapters == other.book.chapters and tuple(self.leaves) == tuple(other.leaves)
        return self is other or same
