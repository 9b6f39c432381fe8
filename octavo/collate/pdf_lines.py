"""Know the lines of a page, so that a number raised above one is seen to stand at its words."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.collate.directions import right_to_left
from octavo.collate.pdf_pages import Run

__all__ = ["Lines"]

#: Between which heights above a line, in the size of its words, a raised number may stand.
LEAST, MOST = 0.1, 0.8


class Lines:
    """Keep the words of a page's running text. No frozen value: it grows with all that is read."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self._words: list[tuple[Run, int]] = []

    def add(self, run: Run, end: int) -> None:
        """Keep some words, and where they end in the text."""
        self._words.append((run, end))

    def raised(self, number: Run) -> int | None:
        """Give where the words end that a number is raised above; None where it is on the line, or alone."""
        line = [
            (run, end)
            for run, end in self._words
            if number.size < run.size and LEAST * run.size < number.base - run.base < MOST * run.size
        ]
        before = [(run.box.right, end) for run, end in line if run.box.left < number.box.left]
        if any(right_to_left(run.words) for run, _ in line):
            return _nearest(line, number)
        return max(before)[1] if before else None


def _nearest(line: Sequence[tuple[Run, int]], number: Run) -> int | None:
    """Give where the words end to which a number is nearest: it stands where these are read to."""
    there = [
        (abs(run.box.left - number.box.right if backwards else number.box.left - run.box.right), end)
        for run, end in line
        for backwards in _ways(run.words)
        if (run.box.right > number.box.right if backwards else run.box.left < number.box.left)
    ]
    return min(there)[1] if there else None


def _ways(words: str) -> tuple[bool, ...]:
    """Say whether words run from right to left; figures alone may run with either."""
    if right_to_left(words):
        return (True,)
    return (False,) if any(map(str.isalpha, words)) else (False, True)
