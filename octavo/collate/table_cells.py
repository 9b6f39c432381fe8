"""Read from HTML how the cells of a table are made (HTML Standard, 4.9.11)."""

from __future__ import annotations

from octavo.collate.facts import Cell
from octavo.collate.roles import Tree, name

__all__ = ["cells_of", "made_cell"]


def cells_of(row: Tree) -> list[Tree]:
    """Give the cells of a row."""
    return [cell for cell in row if name(cell) in {"td", "th"}]


def made_cell(cell: Tree) -> Cell:
    """Give what a cell spans, and whether it is a head."""
    return Cell(_number(cell, "rowspan"), _number(cell, "colspan"), name(cell) == "th")


def _number(cell: Tree, attribute: str) -> int:
    written = cell.get(attribute) or ""
    return int(written) if written.isdecimal() else 1
