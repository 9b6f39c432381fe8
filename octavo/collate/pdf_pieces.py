"""Match what is drawn in pieces with what it should make up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

from octavo.collate.facts import Span

__all__ = ["head_letters", "pieces", "same"]


def same(first: str, second: str) -> int:
    """Count the letters with which two texts begin alike."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(first, second, strict=False)))


def pieces(letters: Sequence[str], whole: str) -> int:
    """Count how many pieces make up a whole; none if they do not."""
    for count, read in enumerate(accumulate(letters), 1):
        if read == whole:
            return count
        if not whole.startswith(read):
            return 0
    return 0


def head_letters(rows: Sequence[Sequence[Span]], text: str) -> str:
    """Give the letters of a table's head rows."""
    return "".join(text[cell.start : cell.end] for row in rows for cell in row)
