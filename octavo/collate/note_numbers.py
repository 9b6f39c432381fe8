"""Count the notes as they are numbered: anew with each heading that begins a leaf, or through the book."""

from __future__ import annotations

__all__ = ["Numbers"]


class Numbers:
    """Give each note its number. As every walk, it keeps where it is."""

    def __init__(self, divide: int, *, through: bool) -> None:
        """Begin with a book that is divided at headings of a level, or whose numbers run `through`."""
        self._divide = divide
        self._through = through
        self._given: list[int] = []
        self._last = 0

    def chapter(self) -> None:
        """Begin a file."""
        self._last = self._last if self._through else 0

    def heading(self, level: int) -> None:
        """Come to a heading of the text."""
        if level <= self._divide and not self._through:
            self._last = 0

    def note(self) -> None:
        """Come to the marker of the next note."""
        self._last += 1
        self._given.append(self._last)

    def of(self, note: int) -> str:
        """Give the number of a note, counted from 0."""
        return str(self._given[note])
