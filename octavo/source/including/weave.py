"""Weave the text of included files into that of their chapter, so that one search finds a place in any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from octavo.book import Strand

__all__ = ["Line", "lines_of", "strands", "weave"]


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of text, the file it stands in, and its number there, from 1."""

    text: str
    path: str
    number: int


def lines_of(text: str, path: str) -> tuple[Line, ...]:
    """Give the lines of a file."""
    return tuple(Line(line, path, number) for number, line in enumerate(text.split("\n"), 1))


def weave(lines: Sequence[Line], put: Iterable[tuple[int, Sequence[Line]]]) -> tuple[Line, ...]:
    """Put lines behind those with a number (from 1, in their own file), each between two empty lines."""
    behind: dict[int, list[Line]] = {}
    for number, others in put:
        here = lines[number - 1]
        empty = Line("", here.path, here.number)
        behind.setdefault(number, []).extend((empty, *others, empty))
    return tuple(each for number, line in enumerate(lines, 1) for each in (line, *behind.get(number, ())))


def strands(lines: Sequence[Line]) -> tuple[Strand, ...]:
    """Say which lines are whose, in as few strands as can be."""
    found: list[Strand] = []
    for number, line in enumerate(lines, 1):
        last = found[-1] if found else None
        if last is None or (line.path, line.number) != (last.path, last.line + number - last.first):
            found.append(Strand(number, line.path, line.number))
    return tuple(found)
