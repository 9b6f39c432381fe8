"""Compare how the cells of tables are made: what they span, and which are heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from octavo.collate.facts import Cell, Facts, Span
from octavo.collate.pair import Difference, Pair, changes

__all__ = ["compare_cells"]

#: A row: its letters in each cell, how each is made, and where it begins.
Row = tuple[tuple[str, ...], tuple[Cell | None, ...], int]


def compare_cells(pair: Pair) -> Iterator[Difference]:
    """Find the cells that span other rows or columns, and the heads that are none any more.

    Rows whose words differ are found by the comparison of tables.
    """
    expected = list(_rows(pair.expected, pair.tells))
    observed = list(_rows(pair.observed, pair.tells))
    wanted, there = [row[0] for row in expected], [row[0] for row in observed]
    if any(changes(wanted, there, key=tuple)):
        return
    for (_, cells, at), (_, others, _) in zip(expected, observed, strict=True):
        for number, (cell, other) in enumerate(zip(cells, others, strict=True), 1):
            wrong = _wrong(cell, other)
            if wrong:
                yield Difference("collate-table", f"cell {number} of a row of a table {wrong}", at)


def _rows(facts: Facts, tells: Callable[[Sequence[Span]], bool]) -> Iterator[Row]:
    for table in facts.tables:
        for row, cells in zip(table.rows, table.cells, strict=True):
            if tells(row):
                yield tuple(map(facts.letters, row)), cells, _start(row, table.at)


def _start(row: tuple[Span, ...], table: Span) -> int:
    return row[0].start if row else table.start


def _wrong(cell: Cell | None, other: Cell | None) -> str:
    if cell is None or other is None:
        return ""
    if (cell.rows, cell.columns) != (other.rows, other.columns):
        return f"spans {_extent(other)} and not {_extent(cell)}"
    return "is no head any more" if cell.head and not other.head else ""


def _extent(cell: Cell) -> str:
    rows, columns = ("s" if number != 1 else "" for number in (cell.rows, cell.columns))
    return f"{cell.rows} row{rows} and {cell.columns} column{columns}"
