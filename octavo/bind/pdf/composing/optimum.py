"""Choose where the lines of a paragraph end, all of them together: spaces as even, hyphens as few as can be.

Who fills line after line leaves to the last ones what the first could have had in better measure. The method
is Knuth's and Plass's ("Breaking Paragraphs into Lines", Software: Practice and Experience 11, 1981), what a
line costs is as in TeX (Knuth, The TeXbook, chapter 14). Nothing here knows of WeasyPrint.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

__all__ = ["End", "Ends", "Leeway", "Measure", "Start", "best_ends"]

#: The badness of a line whose spaces are wider or narrower than they should be by as much as is allowed.
BAD = 100.0
#: What each line costs, so that of two ways as good the one of fewer lines is taken (TeX's \\linepenalty).
LINE = 10.0
#: What a hyphen costs at a line's end (\\hyphenpenalty, squared), two in a row (\\doublehyphendemerits), and
#: one in the last line but one (\\finalhyphendemerits).
HYPHEN, DOUBLE, FINAL = 2500.0, 10_000.0, 5_000.0
#: So many lines in a row may end with a hyphen (Hart's Rules, 2.5.1).
IN_A_ROW = 2
#: What a last line costs that is a stub, and a line that is longer than its measure: more than any other.
SHORT, OVERFULL = 20_000.0, 1e15


class End(NamedTuple):
    """Hold where a line may end: where its last letter or its hyphen does, and after how many spaces.

    And where and with which letter of the paragraph the next line begins, after how many spaces, and whether
    there is a hyphen. Widths are in CSS px from where the text begins. `origin` is for whoever made it.
    """

    end: float
    spaces: int
    begin: float
    letter: int
    passed: int
    hyphen: bool
    origin: object = None


@dataclass(frozen=True, slots=True)
class Ends:
    """Hold where lines may end, in order, and where the text ends; of each what is looked at first.

    `at` gives all of one, by its number, and `parts` the ends within words between the one before and it, in
    order; for the number behind the last, those within what is left.
    """

    ends: Sequence[float]
    spaces: Sequence[int]
    letters: Sequence[int]
    last: float
    at: Callable[[int], End]
    parts: Callable[[int], Iterable[End]] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold how wide the first line is, and the others, in CSS px; what follows is so too.

    `best` is by how much a space should be wider than the font's, `least` by how much it is so at least, and
    `growth` by how much wider still it is in a line of badness 100. A last line that is shorter than `stub`
    looks forgotten.
    """

    first: float
    others: float
    best: float
    least: float
    growth: float
    stub: float


@dataclass(frozen=True, slots=True)
class Leeway:
    """Hold how far spaces may grow, in times of `growth`, and whether the last line may be a stub.

    Where it is `forced`, spaces may grow beyond that, a line may have none and so end before its measure, or
    beyond it where a word is longer.
    """

    looseness: float
    stub: bool
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Hold where the first line begins, in CSS px, with which letter, and how many spaces are before it."""

    begin: float
    letter: int
    spaces: int


#: A line that may begin somewhere: where, after how many spaces, how wide it is to be, what the best lines
#: before it cost together, how many right before it end with a hyphen, and the end of the last of them with
#: the line that it ends.
Line = tuple[float, int, float, float, int, "tuple[End, Line] | None"]


@dataclass(slots=True)
class _Composer:
    """Hold the lines that may begin, in order, and which is the first that is not yet too long.

    No space is by more than `most` CSS px wider than the font's.
    """

    measure: Measure
    leeway: Leeway
    most: float
    lines: list[Line]
    first: int = 0

    def drop(self, end: float, spaces: int) -> None:
        """Drop the lines that hold too much when they go on to here."""
        lines, least = self.lines, self.measure.least
        while self.first < len(lines):
            begin, before, width, *_ = lines[self.first]
            if end - begin + (spaces - before) * least <= width:
                return
            self.first += 1

    def wanted(self) -> float:
        """Give how far the next line has to reach at least, each space before it as wide as it may be."""
        if self.leeway.forced:
            return -inf
        most = self.most
        # The first line may be the wider one.
        return min(
            begin + width + before * most
            for begin, before, width, *_ in self.lines[self.first : self.first + 2]
        )

    def end(self, place: End) -> None:
        """Let lines end here, and the best of them be followed by another."""
        end, spaces, next_begin, _, passed, hyphen, _ = place
        self.drop(end, spaces)
        if self.first == len(self.lines) and self.leeway.forced:
            *_, cost, _, _ = line = self.lines[-1]
            self.lines.append((next_begin, passed, self.measure.others, cost + OVERFULL, 0, (place, line)))
            return
        best, growth, shrinking = (
            self.measure.best,
            self.measure.growth,
            self.measure.least - self.measure.best,
        )
        found: dict[int, Line] = {}
        for line in self.lines[self.first :]:
            begin, before, width, cost, row, _ = line
            gap, between = width - end + begin, spaces - before
            if between <= 0 or gap > between * self.most:
                if not self.leeway.forced:
                    continue
                ratio = self.leeway.looseness
            else:
                excess = gap / between - best
                ratio = excess / (growth if excess >= 0 else shrinking)
            cost += (LINE + BAD * ratio**3) ** 2
            if hyphen:
                row += 1
                cost += HYPHEN + DOUBLE * (row > 1)
            else:
                row = 0
            if row <= IN_A_ROW and (row not in found or cost < found[row][3]):
                found[row] = (next_begin, passed, self.measure.others, cost, row, (place, line))
        self.lines += found.values()


def best_ends(
    ends: Ends, start: Start, measure: Measure, leeway: Leeway, *, closed: bool
) -> list[End] | None:
    """Give the ends of the best lines, but for the last, in order, or None where there are no such lines.

    A text that is `closed` ends its paragraph.
    """
    most = measure.best + measure.growth * leeway.looseness
    composer = _Composer(measure, leeway, most, [(start.begin, start.spaces, measure.first, 0.0, 0, None)])
    reach = [end + spaces * most for end, spaces in zip(ends.ends, ends.spaces, strict=True)]
    number = bisect_right(ends.letters, start.letter)
    parts = ends.parts or _none
    while (number := bisect_left(reach, composer.wanted(), number)) < len(reach):
        for part in parts(number):
            if part.letter > start.letter:
                composer.end(part)
        composer.end(ends.at(number))
        if composer.first == len(composer.lines):
            return None
        number += 1
    # No last line is the rest of a word, if that can be had otherwise.
    for part in parts(len(reach)) if leeway.forced or not closed else ():
        if part.letter > start.letter:
            composer.end(part)
    last = composer.lines[composer.first :]
    return _chosen(last, ends.last, measure.stub if closed else 0.0, may_be_stub=leeway.stub)


def _none(_: int) -> Sequence[End]:
    """Give no ends: words are whole."""
    return ()


def _chosen(lines: Iterable[Line], last: float, stub: float, *, may_be_stub: bool) -> list[End] | None:
    """Give the ends before the best of the last lines, of those that hold all that is left."""
    best, least = None, 0.0
    for line in lines:
        begin, _, width, cost, row, before = line
        short = last - begin < stub and before is not None
        # The rest of a word is no line.
        if last - begin > width or (short and (row > 0 or not may_be_stub)):
            continue
        cost += SHORT * short + FINAL * (row > 0 and stub > 0)
        if best is None or cost < least:
            best, least = line, cost
    if best is None:
        return None
    found = []
    before = best[-1]
    while before is not None:
        end, (*_, before) = before
        found.append(end)
    return found[::-1]
