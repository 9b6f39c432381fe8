"""Measure how a text was typed: whether its lines are wrapped, how wide, and what parts its paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from octavo.intake.plain.lines import Line, blank_runs

__all__ = ["DEEPEST", "VERSE", "Habit", "measure_habit"]

#: A text whose long lines are longer than this was not wrapped by hand or by a program (characters).
WIDEST = 100
NARROWEST = 40
#: Where lines are wrapped, so many of a hundred lines are followed at once by another.
FOLLOWED = 0.4
#: An indent that begins a paragraph, in characters; one that is deeper sets a quotation in.
DEEPEST = 8
#: A line that is longer is no line of verse, and hardly a heading.
VERSE = 64
#: So many of the lines that could begin an indented paragraph must do so.
INDENTED = 0.15


@dataclass(frozen=True, slots=True)
class Habit:
    """Hold a text's habit.

    `wrapped` lines make a paragraph together, and are about `width` characters long; `gap` blank lines part
    two paragraphs; `indented` paragraphs begin with a line that is set in.
    """

    wrapped: bool
    width: int
    gap: int
    indented: bool


def measure_habit(lines: Sequence[Line]) -> Habit:
    """Measure the habit of a text from all its lines."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    runs = blank_runs(lines)
    followed = runs.count(0) / max(1, len(runs))
    wrapped = followed > FOLLOWED and NARROWEST <= width <= WIDEST
    return Habit(wrapped, width, _gap(lines, wrapped=wrapped), _indented(lines, wrapped=wrapped))


def _gap(lines: Sequence[Line], *, wrapped: bool) -> int:
    """Give the gap between paragraphs that is met most; short lines, which may be headings, tell none."""
    filled = [line for line in lines if line.text]
    long = [len(line.text) > VERSE for line in filled]
    runs = blank_runs(lines)
    both = [run for run, one, two in zip(runs, long, long[1:], strict=False) if one and two]
    gaps = Counter(runs if wrapped else both or runs)
    if wrapped or not both:
        gaps.pop(0, None)
    most = max(gaps.values(), default=0)
    return min((run for run, times in gaps.items() if times == most), default=1)


def _indented(lines: Sequence[Line], *, wrapped: bool) -> bool:
    if not wrapped:
        return False
    pairs = [(line, after) for line, after in pairwise(lines) if line.text and after.text]
    begun = sum(1 for line, after in pairs if not line.indent and 1 < after.indent <= DEEPEST)
    ended = sum(1 for line, after in pairs if not after.indent and 1 < line.indent <= DEEPEST)
    return begun > 1 and ended > 1 and begun + ended > INDENTED * len(pairs) / 2
