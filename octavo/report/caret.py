"""Set a line of source so that a caret can stand under one column of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["Excerpt", "set_line", "visible", "width"]

ELLIPSIS = "…"
#: Every how many columns a tab stops.
TAB = 4
#: What of the room stands before the column, when a line must be cut on both sides.
BEFORE = 0.6


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Hold a line as it is shown, in three pieces: `at` is the letter meant, or is empty when none is.

    All pieces are printable and lie on one line. Where the line was cut there is an ellipsis.
    """

    before: str
    at: str
    after: str

    @property
    def words(self) -> str:
        """The whole line."""
        return self.before + self.at + self.after

    @property
    def offset(self) -> int:
        """How many columns of a terminal stand before the letter meant."""
        return width(self.before)


def visible(words: str) -> str:
    """Write what cannot be seen as an escape: a manuscript's characters must not steer a terminal."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in words)


def width(words: str) -> int:
    """Count the columns that words fill on a terminal: a wide letter two, a combining mark none.

    The widths are those of Unicode's East Asian Width (UAX 11), W and F being wide.
    """
    return sum(map(_breadth, words))


def set_line(line: str, column: int | None, room: int) -> Excerpt:
    """Cut a line to some columns around one of its letters; without a column, show how it begins.

    `column` counts letters from 1 and may lie one past the last. Tabs become spaces, and what cannot
    be seen becomes an escape. Indentation is kept only as far as the line fits.
    """
    cells = _cells(line)
    at = len(cells) if column is None else min(max(column - 1, 0), len(cells))
    if width("".join(cells)) <= room:
        return _pieces(cells, at, "", "")
    target = 0 if column is None else at
    first, last = _window(cells, target, room - 2 * len(ELLIPSIS))
    start, end = ELLIPSIS if first else "", ELLIPSIS if last < len(cells) else ""
    within = last - first if column is None else at - first
    return _pieces(cells[first:last], within, start, end)


def _pieces(cells: list[str], at: int, start: str, end: str) -> Excerpt:
    return Excerpt(start + "".join(cells[:at]), "".join(cells[at : at + 1]), "".join(cells[at + 1 :]) + end)


def _cells(line: str) -> list[str]:
    """Give what is shown for each letter, so that a letter's place stays its place."""
    cells, columns = [], 0
    for letter in line:
        cell = " " * (TAB - columns % TAB) if letter == "\t" else visible(letter)
        cells.append(cell)
        columns += width(cell)
    return cells


def _window(cells: list[str], target: int, room: int) -> tuple[int, int]:
    """Give the range of cells, the target among them, that fills a room of columns best."""
    first, last, filled = target, target, 0
    ahead = min(room * BEFORE, room - width("".join(cells[target : target + 1])))
    while first > 0 and filled + width(cells[first - 1]) <= ahead:
        first -= 1
        filled += width(cells[first])
    while last < len(cells) and filled + width(cells[last]) <= room:
        filled += width(cells[last])
        last += 1
    while first > 0 and filled + width(cells[first - 1]) <= room:
        first -= 1
        filled += width(cells[first])
    return first, last


def _breadth(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
