"""Find tables that were typed with spaces or tabs: lines whose words stand in the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.intake.plain.lines import TAB, Line

__all__ = ["Columns", "columns_of", "is_gapped"]

#: A table has so many rows; or two of so many columns. Between its columns are so many blanks at least.
ROWS, COLUMNS, GUTTER = 3, 3, 2
#: So much of its cells must be filled, and so much of the lines of what may be one hold so wide a gap.
FILLED, GAPPED = 0.75, 0.6
GAP = re.compile(r"\S(?: {3,}|\t)\s*\S")
RULE = re.compile(r"[-=_+|\u2500-\u257f][-=_+|\s\u2500-\u257f]*")
#: A mark of a list, which is no cell.
MARK = re.compile(r"[-*+•◦▪‣]|[\[(]?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,5})[.)\]]")
NUMBER = re.compile(r"[-+−–]?[$€£]?[\d.,'’\u00a0 ]*\d[\d.,'’]*\s?[%$€£]?|[-–—]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold a table's cells, row by row; whether its first row heads it, and which columns are numbers."""

    rows: tuple[tuple[str, ...], ...]
    headed: bool
    numbers: tuple[bool, ...]


def columns_of(lines: Sequence[Line]) -> Columns | None:
    """Give the cells of lines that are surely a table; None for all others, and for lists."""
    ruled = [RULE.fullmatch(line.text) is not None for line in lines]
    filled = [line for line, rule in zip(lines, ruled, strict=True) if not rule]
    rows = _tabbed(filled) or _spaced(filled)
    if rows is None or not _sure(rows):
        return None
    numbers = tuple(_numbers(row[at] for row in rows[1:]) for at in range(len(rows[0])))
    # A line that is drawn under the first row, or words over numbers, head the columns.
    drawn = len(ruled) > 1 and ruled[1] and not ruled[0]
    told = any(number and not NUMBER.fullmatch(cell) for number, cell in zip(numbers, rows[0], strict=True))
    return Columns(rows, drawn or (told and all(rows[0])), numbers)


def is_gapped(lines: Sequence[Line]) -> bool:
    """Tell whether most lines hold a wide gap, so that their ends mean something, table or not."""
    return len(lines) > 1 and sum(bool(GAP.search(line.text)) for line in lines) > GAPPED * len(lines)


def _tabbed(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...] | None:
    parts = [line.text.split("\t") for line in lines]
    if len({len(part) for part in parts}) != 1 or len(parts[0]) == 1:
        return None
    return tuple(tuple(cell.strip() for cell in part) for part in parts)


def _spaced(lines: Sequence[Line]) -> tuple[tuple[str, ...], ...] | None:
    wide = [f"{' ' * line.indent}{line.text}".expandtabs(TAB) for line in lines]
    spans = list(_spans(wide))
    if not spans:
        return None
    return tuple(tuple(row[start:end].strip() for start, end in spans) for row in wide)


def _spans(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give from where to where each column reaches: between them all lines are blank."""
    width = max(map(len, rows), default=0)
    used = [any(row[at : at + 1].strip() for row in rows) for at in range(width)]
    start, blank = None, 0
    for at, there in enumerate([*used, *[False] * GUTTER]):
        if there:
            start = at if start is None else start
            blank = 0
        elif start is not None:
            blank += 1
            if blank == GUTTER:
                yield start, at - GUTTER + 1
                start = None


def _sure(rows: tuple[tuple[str, ...], ...]) -> bool:
    width = len(rows[0])
    cells = [cell for row in rows for cell in row]
    return (
        width > 1
        and (len(rows) >= ROWS or (len(rows) > 1 and width >= COLUMNS))
        and sum(map(bool, cells)) >= FILLED * len(cells)
        and all(row[0] for row in rows)
        and not any("  " in cell for cell in cells)
        and not all(MARK.fullmatch(row[0]) for row in rows)
    )


def _numbers(cells: Iterator[str]) -> bool:
    there = [cell for cell in cells if cell]
    return bool(there) and all(map(NUMBER.fullmatch, there))
