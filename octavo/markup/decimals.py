"""Align the figures of a column at their decimal sign: what is wanting behind one is kept free."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from octavo.grid import columns
from octavo.markup.table_heads import extents, rows_of
from octavo.markup.tree import text
from octavo.xhtml import XHTML, Tree, local

__all__ = ["align_decimals"]

H = f"{{{XHTML}}}"
#: The class of a table, or of what holds it, that asks for it, and that of the cells of its columns.
DECIMAL, RIGHT = "decimal", "align-right"
#: A figure: what stands before it (a minus, a currency), and the figures with what groups them. Behind it
#: stands nothing: a per cent would have to be moved.
FIGURE = re.compile(r"[^\d\s]{0,3}\s*(?P<figures>\d(?:[\d.,'\u2019\u00a0\u2009\u202f ]*\d)?)")
#: Signs that may be decimal ones.
SIGNS = ".,"
#: How many figures a sign has behind it that groups them.
GROUP = 3


def align_decimals(body: Tree) -> None:
    """Change a tree in place: in a table that asks, the cells of columns to the right say what is wanting.

    The stylesheet sets that unseen (`data-pad`): figures of tables are of one width, in every typeface of a
    book, and so no output has other letters for it.
    """
    for table in body.iter(f"{H}table"):
        if any(DECIMAL in each.get("class", "").split() for each in _asking(table)):
            for column in _columns(table):
                _align(column)


def _asking(table: Tree) -> Iterator[Tree]:
    home = table.getparent()
    yield from (each for each in (table, home) if each is not None)


def _columns(table: Tree) -> Iterable[Sequence[Tree]]:
    """Give the cells of figures of each column, without those that span several."""
    rows = [row for row in rows_of(table) if "thead" not in map(local, row.iterancestors())]
    found: dict[int, list[Tree]] = {}
    for row, places in zip(rows, columns([extents(row) for row in rows]), strict=True):
        for cell, place in zip(row, places, strict=True):
            right = RIGHT in cell.get("class", "").split()
            if right and cell.get("colspan", "1") == "1" and FIGURE.fullmatch(text(cell).strip()):
                found.setdefault(place, []).append(cell)
    return found.values()


def _align(cells: Sequence[Tree]) -> None:
    matches = (FIGURE.fullmatch(text(cell).strip()) for cell in cells)
    written = [match["figures"] for match in matches if match]
    sign = _sign(written)
    behind = [_behind(figures, sign) for figures in written]
    longest = max(behind, key=len)
    for cell, own in zip(cells, behind, strict=True):
        if len(own) < len(longest):
            cell.set("data-pad", longest[len(own) :])


def _sign(written: Sequence[str]) -> str:
    """Give the decimal sign of a column: which is last where both stand, or has no group behind it."""
    for figures in written:
        there = [sign for sign in SIGNS if sign in figures]
        if len(there) > 1:
            return max(there, key=figures.rindex)
        if there and figures.count(there[0]) == 1 and len(figures.partition(there[0])[2]) != GROUP:
            return there[0]
    return SIGNS[0]


def _behind(figures: str, sign: str) -> str:
    """Give the decimal sign and what stands behind it."""
    _, found, rest = figures.partition(sign)
    return found + rest if figures.count(sign) == 1 else ""
