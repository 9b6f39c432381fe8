"""Moor a text to the source it comes from, at words that stand in both and cannot be mistaken."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["FAR", "NEAR", "Moorings", "between", "moor", "stretch"]

#: How many letters a mooring has.
LENGTH = 24
#: Every how many letters one is tried: in a whole text, and around a place in it.
FAR, NEAR = 600, 30
#: How far ahead in the source the next mooring may lie, in letters: a few notes may stand between.
AHEAD = 20_000

#: Places that are the same in the text and in its source, in order.
Moorings = tuple[tuple[int, int], ...]


def moor(text: str, source: str, step: int) -> Moorings:
    """Find places of a text in its source, both in letters; the source has the same words in the same order.

    One is tried every `step` letters. Words that come again soon moor nothing, nor does what markup
    interrupts in the source.
    """
    moorings: list[tuple[int, int]] = []
    last = 0
    for at in range(0, len(text) - LENGTH + 1, step):
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


def stretch(text: str, source: str, far: Moorings, at: int) -> tuple[int, int, int]:
    """Give what `between` gives, as near to a place of the text as words can tell.

    `far` are moorings of the whole text: to find all takes long, and few are asked for.
    """
    number = bisect_right(far, at, key=lambda mooring: mooring[0])
    here, there = far[number - 1] if number else (0, 0)
    then, end = far[number] if number < len(far) else (len(text), len(source))
    near = moor(text[here:then], source[there:end], NEAR)
    first, last, likely = between(near, at - here, source[there:end])
    return there + first, there + last, there + likely
