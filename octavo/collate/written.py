"""Hold words as they were written, in pieces: a book has a hundred thousand, so they take little room."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from octavo.collate.letters import cut
from octavo.collate.spans import Span

__all__ = ["Writing", "Written"]

#: The type of an array's numbers: 32 bits without sign, and more where a machine has them so.
NUMBERS = "L"


def _none() -> array[int]:
    return array(NUMBERS)


@dataclass(frozen=True, slots=True)
class Written:
    """Hold all pieces as one text: at which letter each piece `begins`, and at which sign it `stands`."""

    text: str = ""
    begins: array[int] = field(default_factory=_none)
    stands: array[int] = field(default_factory=_none)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Give each piece, with the letter at which it begins."""
        for begins, (start, end) in zip(self.begins, pairwise((*self.stands, len(self.text))), strict=True):
            yield begins, self.text[start:end]

    def words(self, at: Span) -> str:
        """Give the words of a span of letters, on one line."""
        first = max(bisect_right(self.begins, at.start) - 1, 0)
        found: list[str] = []
        for number in range(first, len(self.begins)):
            begins = self.begins[number]
            if begins >= at.end:
                break
            end = self.stands[number + 1] if number + 1 < len(self.stands) else len(self.text)
            piece = self.text[self.stands[number] : end]
            found.append(cut(piece, at.start - begins, at.end - begins))
        return " ".join("".join(found).split())


class Writing:
    """Write down pieces in their order. No frozen value: it grows with all that is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []
        self._length = 0
        self._begins, self._stands = _none(), _none()

    def add(self, begins: int, piece: str) -> None:
        """Write down a piece that begins at this letter."""
        self._begins.append(begins)
        self._stands.append(self._length)
        self.go_on(piece)

    def go_on(self, piece: str) -> None:
        """Write down what has no letters: it belongs to the piece before it, and before the first is lost."""
        if self._begins:
            self._parts.append(piece)
            self._length += len(piece)

    def written(self) -> Written:
        """Give what was written down."""
        return Written("".join(self._parts), self._begins[:], self._stands[:])
