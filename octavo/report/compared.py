"""Lay the counts of all sources side by side, each against the manuscript's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.report.names import THINGS
from octavo.tally import COUNTED, Tally

__all__ = ["Cell", "Comparison", "Row", "compare"]

MANUSCRIPT = "manuscript"


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a count, None where the source cannot tell, and by how much it is off the manuscript's."""

    count: int | None
    off: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Hold what each source has of one thing, in the order of the comparison's sources."""

    thing: str
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether any source is off the manuscript."""
        return any(cell.off for cell in self.cells)

    @property
    def told_by_all(self) -> bool:
        """Whether no source leaves it untold."""
        return all(cell.count is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold the sources, the manuscript first, a row for each thing, and the things that nobody has."""

    sources: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def silent(self) -> tuple[str, ...]:
        """The sources that leave something untold."""
        return tuple(
            source
            for at, source in enumerate(self.sources)
            if any(row.cells[at].count is None for row in self.rows)
        )


def compare(tallies: Sequence[Tally]) -> Comparison:
    """Compare the tallies of a report; without one of the manuscript there is nothing to compare.

    A thing that no source has, or that none but the manuscript's zero tells of, has no row. Outputs that
    have a text of their own come behind the tally of that; it is by that one that they are off.
    """
    own = next((tally for tally in tallies if tally.source == MANUSCRIPT), None)
    if own is None:
        return Comparison()
    ordered = [(own, own)]
    text = own
    for tally in tallies:
        if tally.source == MANUSCRIPT:
            text = tally
        else:
            ordered.append((tally, text))
    rows = tuple(_row(thing, ordered) for thing in COUNTED)
    there = tuple(row for row in rows if any(cell.count for cell in row.cells))
    absent = tuple(THINGS[row.thing][1] for row in rows if row not in there)
    return Comparison(tuple(tally.source for tally, _ in ordered), there, absent)


def _row(thing: str, tallies: Sequence[tuple[Tally, Tally]]) -> Row:
    return Row(thing, tuple(_cell(tally.counts.get(thing), own.counts.get(thing)) for tally, own in tallies))


def _cell(count: int | None, own: int | None) -> Cell:
    return Cell(count, 0 if count is None or own is None else count - own)
