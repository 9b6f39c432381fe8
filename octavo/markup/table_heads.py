"""Say of each head in a table what it heads: columns or rows."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.grid import columns
from octavo.markup.tree import text
from octavo.xhtml import XHTML, Tree, local

__all__ = ["ROW_HEADS", "extents", "name_heads", "rows_of"]

H = f"{{{XHTML}}}"
#: The class of a table, or of what holds it, whose first column names the rows.
ROW_HEADS = "row-heads"
#: The class of a cell that stands at no edge of the table, though it is the first or last of its row.
INSIDE = "inside"


def name_heads(body: Tree) -> None:
    """Give every head cell its scope, and say which cells stand inside, changing the tree.

    One that spans several columns has the scope `col`, which holds for them all; `colgroup` would hold for
    all columns of the table, which is one group (HTML Standard, 4.9.12.2).
    The cells of the first column are heads, too, where the table asks for it, or where the head leaves that
    column without one: its corner is empty, since the column names the rows (WCAG 2.2, technique H63).
    """
    for table in body.iter(f"{H}table"):
        rows = rows_of(table)
        places = columns([extents(row) for row in rows])
        heads = [local(row.getparent()) == "thead" for row in rows]  # type: ignore[arg-type] # a row has one
        if _asks(table) or _corner_is_empty(rows, places, heads):
            for row, where, head in zip(rows, places, heads, strict=True):
                if not head and where and where[0] == 0 and text(row[0]).strip():
                    row[0].tag = f"{H}th"
        _edge(rows, places)
        for row, head in zip(rows, heads, strict=True):
            over = head or all(cell.tag == f"{H}th" for cell in row)
            for cell in row.iterchildren(f"{H}th"):
                cell.set("scope", "col" if over else "row")


def _edge(rows: Sequence[Tree], places: Sequence[Sequence[int]]) -> None:
    """Mark each first or last cell of a row that is not in the first or last column."""
    ends = [
        [at + wide for at, (_, wide) in zip(where, extents(row), strict=True)]
        for row, where in zip(rows, places, strict=True)
    ]
    last = max((end for row in ends for end in row), default=0)
    for row, where, end in zip(rows, places, ends, strict=True):
        inside = {row[0]} if where and where[0] else set()
        inside |= {row[-1]} if end and end[-1] < last else set()
        for cell in inside:
            cell.set("class", f"{cell.get('class', '')} {INSIDE}".strip())


def rows_of(table: Tree) -> list[Tree]:
    """Give the rows of a table, without those of tables in its cells."""
    parts = [table, *(part for part in table if local(part) in {"thead", "tbody", "tfoot"})]
    return [row for part in parts for row in part.iterchildren(f"{H}tr")]


def extents(row: Tree) -> list[tuple[int, int]]:
    """Give how many rows and how many columns each cell of a row takes."""
    return [(int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))) for cell in row]


def _asks(table: Tree) -> bool:
    home = table.getparent()
    return any(ROW_HEADS in each.get("class", "").split() for each in (table, home) if each is not None)


def _corner_is_empty(rows: Sequence[Tree], places: Sequence[Sequence[int]], heads: Sequence[bool]) -> bool:
    corner = [
        row[0]
        for row, where, head in zip(rows, places, heads, strict=True)
        if head and where and where[0] == 0
    ]
    empty = all(cell.tag == f"{H}td" and cell.get("colspan", "1") == "1" for cell in corner)
    others = any(cell.tag == f"{H}th" for row, head in zip(rows, heads, strict=True) if head for cell in row)
    return bool(corner) and empty and others
