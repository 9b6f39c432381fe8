"""Blank out the spaces that align a table's columns or a verse, which are not prose."""

from __future__ import annotations

import re

__all__ = ["mask_tables"]

COLUMNS = re.compile(r"^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
FRAME = re.compile(r"^[ \t]*-{3,}[ \t]*$")
ALIGNING = re.compile(r"[ \t]{2,}")


def mask_tables(text: str, fill: str) -> str:
    """Replace by `fill` what divides the columns of a table, and the spaces that a line block keeps.

    Pipe tables, grid tables and line blocks are known by their bars; simple and multiline tables by their
    line of dashes in columns, from the head above it to the blank line, or the closing dashes, below.
    """
    lines = text.split("\n")
    below = 0
    for number, line in enumerate(lines):
        if COLUMNS.match(line) and number >= below:
            below = _bottom(lines, number)
            for row in range(_top(lines, number), below):
                lines[row] = _aligned(lines[row], fill)
        elif _is_row(line):
            lines[number] = _aligned(line, fill)
    return "\n".join(lines)


def _is_row(line: str) -> bool:
    bare = line.strip(" \t>")
    return bare.startswith("|") or bare.endswith("|") or " | " in bare


def _aligned(line: str, fill: str) -> str:
    return ALIGNING.sub(lambda match: fill * len(match[0]), line)


def _top(lines: list[str], columns: int) -> int:
    top = columns
    while top > 0 and lines[top - 1].strip():
        top -= 1
    return top


def _bottom(lines: list[str], columns: int) -> int:
    framed = any(FRAME.match(line) for line in lines[_top(lines, columns) : columns])
    for number in range(columns + 1, len(lines)):
        closes = FRAME.match(lines[number]) if framed else not lines[number].strip()
        if closes:
            return number
    return len(lines)
