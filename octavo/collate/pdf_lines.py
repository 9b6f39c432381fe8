"""Know the lines of a page, so that a number raised above one is seen to stand at its words."""

from __future__ import annotations

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
            (run.box.right, end)
            for run, end in self._words
            if run.box.left < number.box.left
            and number.size < run.size
            and LEAST * run.size < number.base - run.base < MOST * run.size
        ]
        return max(line)[1] if line else None
