"""Tell for each cell of a tagged table what heads it: WeasyPrint 70 loses count where cells span others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from octavo.grid import columns

__all__ = ["tag_tables"]

CELLS = {"/TD", "/TH"}
#: What holds rows of a table.
PARTS = {"/THead", "/TBody", "/TFoot"}


@dataclass(frozen=True, slots=True)
class _Cell:
    tag: pikepdf.Object
    row: int
    column: int
    deep: int
    wide: int

    def beside(self, other: _Cell) -> bool:
        return self.row < other.row + other.deep and other.row < self.row + self.deep

    def above(self, other: _Cell) -> bool:
        return (
            self.row < other.row
            and self.column < other.column + other.wide
            and other.column < self.column + self.wide
        )


def tag_tables(elements: Iterable[pikepdf.Object], key: str) -> None:
    """Give each head of the leaf `key` its scope; where that is not enough, each cell the ids of its heads.

    Scope is enough in a table with one row of heads and no cell that spans others. What goes on over a page
    is a table on each. See ISO 14289-1, 7.5, and ISO 32000-1, table 349.
    """
    tables = (element for element in elements if pikepdf.Name.Table == element.S)
    for number, table in enumerate(tables, 1):
        _tag(list(_rows(table)), f"{key}-table-{number}")


def _rows(table: pikepdf.Object) -> Iterator[tuple[bool, list[pikepdf.Object]]]:
    """Give the cells of each row, and whether they stand in the head of the table."""
    for part in table.K:
        for row in part.K if str(part.S) in PARTS else [part]:
            if pikepdf.Name.TR == row.S:
                yield (
                    pikepdf.Name.THead == part.S,
                    [cell for cell in row.get("/K", ()) if str(cell.S) in CELLS],
                )


def _tag(rows: Sequence[tuple[bool, list[pikepdf.Object]]], name: str) -> None:
    extents = [[_extent(cell) for cell in cells] for _, cells in rows]
    simple = sum(head for head, _ in rows) < 2 and all(  # noqa: PLR2004 -- a second row of heads
        extent == (1, 1) for row in extents for extent in row
    )
    placed = [
        _Cell(tag, number, column, *extent)
        for number, ((_, tags), row, where) in enumerate(zip(rows, extents, columns(extents), strict=True))
        for tag, extent, column in zip(tags, row, where, strict=True)
    ]
    over = {number for number, (head, tags) in enumerate(rows) if head or _all_heads(tags)}
    heads = [cell for cell in placed if pikepdf.Name.TH == cell.tag.S]
    for cell in heads:
        cell.tag.A.Scope = pikepdf.Name.Column if cell.row in over else pikepdf.Name.Row
        cell.tag.ID = pikepdf.String(f"{name}-{cell.row + 1}-{cell.column + 1}")
    for cell in placed:
        found = [] if simple else [head for head in heads if head is not cell and _heads(head, cell, over)]
        if found:
            cell.tag.A.Headers = pikepdf.Array([head.tag.ID for head in found])
        elif "/Headers" in cell.tag.A:
            del cell.tag.A["/Headers"]


def _heads(head: _Cell, cell: _Cell, over: set[int]) -> bool:
    return head.above(cell) if head.row in over else cell.row not in over and head.beside(cell)


def _all_heads(tags: Sequence[pikepdf.Object]) -> bool:
    return bool(tags) and all(pikepdf.Name.TH == tag.S for tag in tags)


def _extent(cell: pikepdf.Object) -> tuple[int, int]:
    given = cell.A
    return int(given.get("/RowSpan", 1)), int(given.get("/ColSpan", 1))
