"""Know the lines of a page, so that a number raised above one is seen to stand at its words."""

from __future__ import annotations

from octavo.collate.pdf_pages import Run

__all__ = ["Lines"]

#: How much higher than the words that it stands at a raised number begins, in their size.
RAISED = 0.15
#: How far below and above the letters of a line its raised numbers may have their middle, in their size.
LOWER, HIGHER = 0.2, 0.4


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
        middle = (number.box.bottom + number.box.top) / 2
        line = [
            (run, end)
            for run, end in self._words
            if run.box.left < number.box.left
            and run.box.bottom - LOWER * run.size <= middle <= run.box.top + HIGHER * run.size
        ]
        run, end = max(line, key=lambda pair: pair[0].box.right, default=(number, 0))
        higher = number.box.bottom > run.box.bottom + RAISED * run.size
        return end if number.size < run.size and higher else None
