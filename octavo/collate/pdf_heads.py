"""Know a table's head that is drawn once more at the top of a page, and the markers of the notes in it.

The letters of the head are drawn first on the page, its raised markers with those of the page, at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from octavo.collate.facts import Facts, Span
from octavo.collate.pdf_lines import Lines
from octavo.collate.pdf_pages import Run
from octavo.collate.pdf_pieces import head_letters, pieces

__all__ = ["Heads"]


@dataclass(slots=True)
class _Head:
    """Hold where a table and its head stand, the letters of the head, and what its markers were drawn as."""

    table: Span
    at: Span
    letters: str
    markers: list[str] = field(default_factory=list)


class Heads:
    """Hold the heads of a manuscript's tables; as every reader, it keeps what it has met."""

    def __init__(self, facts: Facts, text: str) -> None:
        """Begin with the facts of the manuscript and its text in lower case."""
        self._heads = []
        for table in facts.tables:
            cells = [cell for row in table.rows[: table.heads] for cell in row]
            if letters := head_letters(table.rows[: table.heads], text):
                at = Span(cells[0].start, cells[-1].end)
                self._heads.append(_Head(table.at, at, letters))
        self._again: list[str] = []
        self._lines = Lines()

    def repeated(self, runs: Sequence[Run], letters: Sequence[str], at: int) -> int:
        """Count the pieces that begin a page and are the head of the table that goes on there."""
        self._again, self._lines = [], Lines()
        for head in self._heads:
            if head.table.start < at < head.table.end:
                count = pieces(letters, head.letters)
                self._again = list(head.markers) if count else []
                for run in runs[:count]:
                    self._lines.add(run, at)
                return count
        return 0

    def mark(self, place: int, words: str) -> None:
        """Keep what a note's marker was drawn as, where it stands in a head."""
        for head in self._heads:
            if head.at.start <= place <= head.at.end:
                head.markers.append(words)

    def marked_again(self, run: Run) -> bool:
        """Take a marker that is raised above the head with which the page began, once for each."""
        words = run.words.strip()
        if words not in self._again or self._lines.raised(run) is None:
            return False
        self._again.remove(words)
        return True
