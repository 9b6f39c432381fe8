"""Read from pandoc's tree how the cells of a table are made: what they span, and which are heads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from octavo.collate.facts import Cell
from octavo.syntax import plain

__all__ = ["written_cells"]

#: The class by which a table says that its first column names the rows.
ROW_HEADS = "row-heads"


def written_cells(table: Any) -> Iterator[tuple[Cell, ...]]:  # noqa: ANN401 -- JSON, by type
    """Give each row's cells, in order; a head without words heads nothing, and may be set as any cell."""
    (_, classes, _), _, _, head, bodies, foot = table
    asked = ROW_HEADS in classes
    yield from (_row(row, heads=True) for row in head[1])
    for _, first, heads, rows in bodies:
        yield from (_row(row, heads=True) for row in heads)
        yield from (_row(row, named=max(first, asked)) for row in rows)
    yield from (_row(row) for row in foot[1])


def _row(row: Any, *, heads: bool = False, named: int = 0) -> tuple[Cell, ...]:  # noqa: ANN401 -- as above
    made: list[Cell] = []
    for number, (_, _, rows, columns, blocks) in enumerate(row[1]):
        is_head = (heads or number < named) and any(map(_words, blocks))
        made.append(Cell(rows, columns, True if is_head else None))
    return tuple(made)


def _words(block: Any) -> bool:  # noqa: ANN401 -- as above
    return block["t"] not in {"Plain", "Para"} or bool(plain(block["c"]).strip())
