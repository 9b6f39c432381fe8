"""Make pandoc's table of rows of words (pandoc-types 1.23, `Table`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from octavo.syntax import Element

__all__ = ["Table", "make_table"]

#: Attributes of what has none.
NONE: list[Any] = ["", [], []]
DEFAULT = "AlignDefault"

Words = list[Element]


@dataclass(frozen=True, slots=True)
class Table:
    """Hold what a table is made of; `align` and `widths` may be shorter than the rows, or empty."""

    identifier: str
    classes: Sequence[str]
    caption: Words
    heads: Sequence[Sequence[Words]]
    rows: Sequence[Sequence[Words]]
    align: Sequence[str] = ()
    widths: Sequence[float] = ()


def make_table(table: Table) -> Element:
    """Give the element of the tree."""
    columns = max((len(row) for row in (*table.heads, *table.rows)), default=0)
    specified = [[{"t": _at(table.align, at, DEFAULT)}, _width(table.widths, at)] for at in range(columns)]
    caption = [{"t": "Plain", "c": table.caption}] if table.caption else []
    body = [NONE, 0, [], [_row(row) for row in table.rows]]
    head = [NONE, [_row(row) for row in table.heads]]
    attributes = [table.identifier, list(table.classes), []]
    return {"t": "Table", "c": [attributes, [None, caption], specified, head, [body], [NONE, []]]}


def _row(cells: Sequence[Words]) -> list[Any]:
    return [NONE, [_cell(words) for words in cells]]


def _cell(words: Words) -> list[Any]:
    return [NONE, {"t": DEFAULT}, 1, 1, [{"t": "Plain", "c": words}] if words else []]


def _width(widths: Sequence[float], at: int) -> Element:
    return {"t": "ColWidth", "c": widths[at]} if at < len(widths) else {"t": "ColWidthDefault"}


def _at(values: Sequence[str], at: int, default: str) -> str:
    return values[at] if at < len(values) else default
