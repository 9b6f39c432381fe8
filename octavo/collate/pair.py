"""Lay the facts of an output beside those of the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from octavo.collate.align import Alignment, align
from octavo.collate.facts import Facts, Known, Span
from octavo.collate.letters import lowered

__all__ = ["Change", "Difference", "Pair", "changes", "lay"]

T = TypeVar("T")

#: How many letters around a difference a finding shows.
CONTEXT = 30


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
        found = self.notes.back(place - self.observed.body)
        return Span(found.start + self.expected.body, found.end + self.expected.body)

    def before(self, place: int) -> str:
        """Give the manuscript's words before a place, as they are quoted."""
        begin = 0 if place <= self.expected.body else self.expected.body
        return self.expected.words(Span(max(place - CONTEXT, begin), place))

    def quote(self, at: Span) -> str:
        """Give the first words of a span of the manuscript."""
        return quote(self.expected, at)

    def found(self, at: Span) -> str:
        """Give the first words of a span of the output."""
        return quote(self.observed, at)


def quote(facts: Facts, at: Span) -> str:
    """Give the first words of a span, with dots where it goes on."""
    if at.end - at.start <= CONTEXT:
        return facts.words(at)
    return facts.words(Span(at.start, at.start + CONTEXT)) + "…"


def lay(expected: Facts, observed: Facts, *, ours: bool) -> Pair:
    """Lay an output beside the manuscript; where it cannot tell capitals, they are not looked at."""
    if Known.CASE not in observed.knows:
        expected = replace(expected, text=lowered(expected.text))
        observed = replace(observed, text=lowered(observed.text))
    body = align(expected.text[: expected.body], observed.text[: observed.body])
    notes = align(expected.text[expected.body :], observed.text[observed.body :])
    return Pair(expected, observed, body, notes, ours)


@dataclass(frozen=True, slots=True)
class Change:
    """Hold a difference between two rows of things: what the one has at `expected`, the other at `observed`.

    A thing that stands only in one of them has no place in the other.
    """

    expected: int | None
    observed: int | None


def changes(expected: Sequence[T], observed: Sequence[T], key: Callable[[T], Hashable]) -> Iterator[Change]:
    """Give the differences between two rows, in order; what is exchanged comes in pairs."""
    wanted, there = [key(thing) for thing in expected], [key(thing) for thing in observed]
    if wanted == there:
        return
    for kind, first, last, begin, end in SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, end - begin)
        yield from (Change(first + number, begin + number) for number in range(both))
        yield from (Change(number, None) for number in range(first + both, last))
        yield from (Change(None, number) for number in range(begin + both, end))
