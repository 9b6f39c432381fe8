"""Read comma-separated values as rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Row", "TooMuchError", "delimiter_of", "ragged", "read_rows", "squared"]

#: What may stand between values; of those that are in the first line as often, the first.
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold the values of a row, and the line (from 1) in which it begins."""

    line: int
    values: tuple[str, ...]


class TooMuchError(ValueError):
    """There are more values than a table may have."""


def delimiter_of(text: str) -> str:
    """Give what stands between the values: that of `,`, `;` and tab which parts the first line most."""
    first = next(filter(str.strip, text.split("\n")), "")
    return max(DELIMITERS, key=lambda sign: _parts(first, sign))


def _parts(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        # What is wrong with the line, `read_rows` says.
        return 0


def read_rows(text: str, delimiter: str, cells: int) -> tuple[Row, ...]:
    """Give the rows of a text (RFC 4180); empty lines are none.

    Raises ValueError where a quoted value is never closed, and TooMuchError for more than `cells` values.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    line, count = 1, 0
    try:
        for values in reader:
            if any(map(str.strip, values)) or len(values) > 1:
                rows.append(Row(line, tuple(value.strip() for value in values)))
                count += len(values)
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"line {line}: {error}"
        raise ValueError(message) from error
    if count > cells:
        message = f"{count:,} values, and {cells:,} are the limit"
        raise TooMuchError(message)
    return tuple(rows)


def ragged(rows: Sequence[Row]) -> tuple[int, tuple[Row, ...]]:
    """Give how many values most rows have, and those rows that have more or less."""
    lengths = [len(row.values) for row in rows]
    most = max(set(lengths), key=lambda length: (lengths.count(length), length), default=0)
    return most, tuple(row for row in rows if len(row.values) != most)


def squared(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give the rows, each with empty values up to the longest."""
    longest = max((len(row.values) for row in rows), default=0)
    return tuple(Row(row.line, row.values + ("",) * (longest - len(row.values))) for row in rows)
