"""Read which lines of code are meant: `3,5-7`."""

from __future__ import annotations

import re

__all__ = ["NUMBERED", "first_number", "line_numbers"]

#: Pandoc's classes of code whose lines are numbered.
NUMBERED = frozenset({"numberLines", "number-lines", "numberlines"})
RANGE = re.compile(r"\s*(\d{1,6})\s*(?:[-\u2013]\s*(\d{1,6})\s*)?")
#: No block of code has more lines.
MOST = 100_000


def line_numbers(written: str) -> frozenset[int] | None:
    """Give the numbers that are written, or None where something else is."""
    found: set[int] = set()
    for part in written.split(","):
        match = RANGE.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last or last - first > MOST:
            return None
        found |= set(range(first, last + 1))
    return frozenset(found)


def first_number(written: str | None) -> int | None:
    """Give the number of a block's first line: 1 where nothing is written, None where it is no number."""
    if written is None:
        return 1
    return int(written) if re.fullmatch(r"\d{1,6}", written) else None
