"""Moor a text to the source it comes from, at words that stand in both and cannot be mistaken."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["Moorings", "between", "moor"]

#: How many letters a mooring has, and every how many letters one is tried.
LENGTH, STEP = 24, 30
#: How far ahead in the source the next mooring may lie, in letters: a few notes may stand between.
AHEAD = 20_000

#: Places that are the same in the text and in its source, in order.
Moorings = tuple[tuple[int, int], ...]


def moor(text: str, source: str) -> Moorings:
    """Find places of a text in its source, both in letters; the source has the same words in the same order.

    Words that come again soon moor nothing, nor does what markup interrupts in the source.
    """
    moorings: list[tuple[int, int]] = []
    last = 0
    for at in range(0, len(text) - LENGTH + 1, STEP):
        piece = text[at : at + LENGTH]
        end = last + AHEAD
        place = source.find(piece, last, end)
        if place >= 0 and source.find(piece, place + 1, end) < 0:
            moorings.append((at, place))
            last = place + LENGTH
    return tuple(moorings)


def between(moorings: Moorings, at: int, source: str) -> tuple[int, int, int]:
    """Give the stretch of the source in which a place of the text must lie, and where most likely."""
    number = bisect_right(moorings, at, key=lambda mooring: mooring[0])
    here, there = moorings[number - 1] if number else (0, 0)
    end = moorings[number][1] if number < len(moorings) else len(source)
    return there, end + LENGTH, min(there + at - here, end)
