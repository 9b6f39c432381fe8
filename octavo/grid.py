"""Say in which columns the cells of a table stand, when some span several rows or columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["columns"]

#: How many rows, and how many columns, a cell takes.
Extent = tuple[int, int]


def columns(rows: Iterable[Sequence[Extent]]) -> list[list[int]]:
    """Give, row by row, the column (from 0) in which each cell begins (HTML Standard, 4.9.12)."""
    below: dict[int, int] = {}
    placed: list[list[int]] = []
    for row in rows:
        taken = {column for column, left in below.items() if left}
        below = {column: left - 1 for column, left in below.items() if left > 1}
        at, here = 0, []
        for deep, wide in row:
            while at in taken:
                at += 1
            here.append(at)
            if deep > 1:
                below |= dict.fromkeys(range(at, at + wide), deep - 1)
            at += wide
        placed.append(here)
    return placed
