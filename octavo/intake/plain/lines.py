"""Divide a text into lines that know where they stood in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from octavo.intake.draft import Loss

__all__ = ["Line", "Lines", "blank_runs", "lines_of", "short"]

#: What ends a line: of Windows, Unix, old Macintosh, mainframes, and Unicode's own two.
ENDS = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line: its words without white space around them, how far it is set in, its number from 1.

    `page` says that a form feed stood here, as a scan has it between pages.
    """

    text: str
    number: int
    indent: int = 0
    page: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Hold the lines that are left, and what was taken out."""

    lines: tuple[Line, ...]
    losses: tuple[Loss, ...] = ()


def lines_of(text: str) -> tuple[Line, ...]:
    """Divide a text at its line ends, of whatever kind; a tab is as wide as four spaces."""
    return tuple(_line(words, number) for number, words in enumerate(ENDS.split(text), 1))


def _line(words: str, number: int) -> Line:
    page = "\f" in words
    bare = words.replace("\f", "").replace("\v", " ")
    wide = bare.expandtabs(TAB)
    return Line(bare.strip(), number, len(wide) - len(wide.lstrip()), page)


def blank_runs(lines: Iterable[Line]) -> list[int]:
    """Count the blank lines between each line with words and the next."""
    runs: list[int] = []
    blank, begun = 0, False
    for line in lines:
        if line.text:
            runs += [blank] if begun else []
            blank, begun = 0, True
        else:
            blank += 1
    return runs


def short(words: str, limit: int = 60) -> str:
    """Give the first of some words, as a list of guesses shows them."""
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
