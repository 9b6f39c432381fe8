"""Lay the facts of an output beside those of the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from octavo.collate.align import Alignment, Hunk, align
from octavo.collate.facts import Facts, Known, Span
from octavo.collate.letters import lowered

__all__ = ["Change", "Difference", "Pair", "changes", "lay"]

T = TypeVar("T")

#: How many letters around a difference a finding shows.
CONTEXT = 30
#: How many letters of a word that a span cuts are shown with it.
LONGEST = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one difference: the code of its kind, what to say, and its place in the manuscript's text."""

    code: str
    message: str
    at: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold the manuscript's facts and an output's, and how their letters lie side by side.

    Where `ours` is true the output is one of our own, which keeps what another tool may leave out.
    """

    expected: Facts
    observed: Facts
    body: Alignment
    notes: Alignment
    ours: bool

    def back(self, place: int) -> Span:
        """Give the place in the manuscript's text of one in the output's."""
        if place < self.observed.body or not self.observed.notes:
            return self.body.back(place)
        return self.notes.back(place - self.observed.body).moved(self.expected.body)

    def added(self, place: int) -> int:
        """Give the letter of the manuscript at which an output has something more, or the one before."""
        at = self.back(place).start
        its_own = self.back(place + 1).start == at + 1
        return at if its_own else max(at - 1, 0)

    def before(self, place: int, begin: int = 0) -> str:
        """Give the manuscript's words before a place, but none that stand before `begin`."""
        begin = begin if place <= self.expected.body else max(begin, self.expected.body)
        return self.expected.words(_whole(self.expected, Span(max(place - CONTEXT, begin), place), begin))

    def tells(self, row: Sequence[Span]) -> bool:
        """Say whether the output can tell of a table's row: PDFium knows no tag in which nothing is drawn."""
        return Known.BLANKS in self.observed.knows or any(cell.start < cell.end for cell in row)

    def quote(self, at: Span) -> str:
        """Give the first words of a span of the manuscript."""
        return _quote(self.expected, at)

    def found(self, at: Span) -> str:
        """Give the first words of a span of the output."""
        return _quote(self.observed, at)

    def torn(self, hunk: Hunk) -> tuple[str, str]:
        """Give the words in which both differ, as the manuscript has them and as the output has them.

        Words of which only some letters differ are given whole.
        """
        wanted, there = hunk.expected, hunk.observed
        if wanted.start < wanted.end and there.start < there.end:
            wanted, there = _whole(self.expected, wanted), _whole(self.observed, there)
        return _quote(self.expected, wanted), _quote(self.observed, there)

    def rolled(self, hunk: Hunk) -> Iterator[Hunk]:
        """Give the places where a stretch that is only missing or only added may as well be said to stand.

        Of "the first the second", where "the first" is added, the letters alone may as well say that
        it is "first the"; and of two that are the same, that the first is added or the second. Only
        what begins with a word is given, or else the stretch as it is.
        """
        lost, new = hunk.expected.end - hunk.expected.start, hunk.observed.end - hunk.observed.start
        facts, at = (self.expected, hunk.expected) if lost else (self.observed, hunk.observed)
        found = False
        if new and not lost:
            letters = self.observed.letters(hunk.observed)
            if self.expected.text.endswith(letters, 0, hunk.expected.start):
                yield Hunk(hunk.expected.moved(-new), hunk.observed.moved(-new))
                found = True
        for by in range(min(LONGEST, hunk.expected.start, hunk.observed.start) + 1):
            if by and ((lost and new) or facts.text[at.start - by] != facts.text[at.end - by]):
                break
            if not facts.inside_word(at.start - by):
                yield Hunk(hunk.expected.moved(-by), hunk.observed.moved(-by))
                found = True
        if not found:
            yield hunk


def lay(expected: Facts, observed: Facts, *, ours: bool) -> Pair:
    """Lay an output beside the manuscript; where it cannot tell capitals, they are not looked at."""
    if Known.CASE not in observed.knows:
        expected = replace(expected, text=lowered(expected.text))
        outline = tuple(map(lowered, observed.outline))
        observed = replace(observed, text=lowered(observed.text), outline=outline)
    body = align(expected.text[: expected.body], observed.text[: observed.body])
    notes = align(expected.text[expected.body :], observed.text[observed.body :])
    return Pair(expected, observed, body, notes, ours)


def _quote(facts: Facts, at: Span) -> str:
    """Give the first words of a span, with dots where it goes on."""
    if at.end - at.start <= CONTEXT:
        return facts.words(at)
    cut = _whole(facts, Span(at.start, at.start + CONTEXT)).end
    return facts.words(Span(at.start, cut)) + ("…" if cut < at.end else "")


def _whole(facts: Facts, at: Span, begin: int = 0) -> Span:
    """Widen a span to the words that it cuts, but not beyond `begin`."""
    start, end = at.start, at.end
    if start == end:
        return at
    while start > begin and at.start - start < LONGEST and facts.inside_word(start):
        start -= 1
    while end < len(facts.text) and end - at.end < LONGEST and facts.inside_word(end):
        end += 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class Change:
    """Hold a difference between two rows of things: what the one has at `expected`, the other at `observed`.

    A thing that stands only in one of them has no place in the other.
    """

    expected: int | None
    observed: int | None


def changes(expected: Sequence[T], observed: Sequence[T], key: Callable[[T], Hashable]) -> Iterator[Change]:
    """Give the differences between two rows, in order; what is exchanged comes in pairs.

    Rows of one length are read in step where that takes no more words: two things that have changed
    places are two changed things, not one that is added and one that is missing.
    """
    wanted, there = [key(thing) for thing in expected], [key(thing) for thing in observed]
    if wanted == there:
        return
    found = list(_edits(wanted, there))
    if len(wanted) == len(there):
        in_step = [
            number for number, (one, other) in enumerate(zip(wanted, there, strict=True)) if one != other
        ]
        if len(in_step) <= len(found):
            found = [Change(number, number) for number in in_step]
    yield from found


def _edits(wanted: Sequence[Hashable], there: Sequence[Hashable]) -> Iterator[Change]:
    for kind, first, last, begin, end in SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, end - begin)
        yield from (Change(first + number, begin + number) for number in range(both))
        yield from (Change(number, None) for number in range(first + both, last))
        yield from (Change(None, number) for number in range(begin + both, end))
