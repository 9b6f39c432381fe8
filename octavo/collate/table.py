"""Hold a table as one source tells it."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.collate.spans import Span

__all__ = ["Cell", "Table"]


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold how many rows and columns a cell of a table spans, and whether it is a head.

    `head` is None where it may be either; a source that cannot tell how a cell looks has no `Cell` for it.
    """

    rows: int
    columns: int
    head: bool | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table: where its letters are, and those of each cell, row by row.

    `heads` is the number of rows at its top that a page may repeat; `cells` says how each cell is made, in
    the order of `rows`.
    """

    at: Span
    rows: tuple[tuple[Span, ...], ...]
    heads: int = 0
    cells: tuple[tuple[Cell | None, ...], ...] = ()
