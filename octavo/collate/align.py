"""Lay two texts side by side and give the stretches in which they differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.collate.facts import Span

__all__ = ["Alignment", "Hunk", "align"]

#: How many letters must be equal for two places to be taken for the same: longer than a common word.
SURE = 20
#: One letter more for each so many letters that the two places lie ahead, up to a sentence's length.
FAR, SUREST = 25, 120
#: How far ahead is looked at first; what is moved further off is found in a second, longer look.
NEAR = 2_000
#: How many differences are told apart; after so many, the rest of both texts is one more.
MOST = 200


@dataclass(frozen=True, slots=True)
class Hunk:
    """Hold a stretch in which two texts differ: `expected` stands where `observed` should be the same."""

    expected: Span
    observed: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Hold where two texts differ; all that lies between is the same."""

    hunks: tuple[Hunk, ...]

    def back(self, place: int) -> Span:
        """Give the place in the expected text of one in the observed text: exact, but in a difference."""
        number = bisect_right(self.hunks, place, key=lambda hunk: hunk.observed.start) - 1
        if number < 0:
            return Span(place, place)
        hunk = self.hunks[number]
        if place <= hunk.observed.end:
            return hunk.expected
        exact = hunk.expected.end + place - hunk.observed.end
        return Span(exact, exact)


def align(expected: str, observed: str, most: int = MOST) -> Alignment:
    """Find the stretches in which two texts differ, in order; equal texts take no time.

    After a difference, the nearest place is sought from which both go on alike for `SURE` letters.
    """
    return Alignment(tuple(_hunks(expected, observed, most)) if expected != observed else ())


def _hunks(expected: str, observed: str, most: int) -> Iterator[Hunk]:
    here = there = 0
    for number in range(most + 1):
        same = _common(expected, here, observed, there)
        here, there = here + same, there + same
        if here == len(expected) and there == len(observed):
            return
        if number == most:
            skipped, added = len(expected) - here, len(observed) - there
        else:
            skipped, added = _resume(expected, here, observed, there)
        yield Hunk(Span(here, here + skipped), Span(there, there + added))
        here, there = here + skipped, there + added


def _common(first: str, here: int, second: str, there: int) -> int:
    """Count the letters that are the same from two places on."""
    most = min(len(first) - here, len(second) - there)
    same, step = 0, 64
    while (
        same < most and first[here + same : here + same + step] == second[there + same : there + same + step]
    ):
        same += step
        step *= 2
    low, high = min(same, most), min(same + step, most)
    while low < high:
        middle = (low + high + 1) // 2
        if first[here + same : here + middle] == second[there + same : there + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _resume(first: str, here: int, second: str, there: int) -> tuple[int, int]:
    """Give how many letters to skip in each text until both go on alike; all, where they never do."""
    rest = len(first) - here, len(second) - there
    window = NEAR
    while True:
        found = _nearest(first[here : here + window], second[there : there + window])
        if found:
            return found
        if window >= max(rest):
            return _tails(first[here:], second[there:])
        window *= 8


def _nearest(first: str, second: str) -> tuple[int, int] | None:
    """Give the two places, together the nearest to the beginnings, from which both go on alike.

    The further off they are, the longer both must be alike: any phrase comes again some day.
    """
    places: dict[str, int] = {}
    for place in range(len(second) - SURE + 1):
        places.setdefault(second[place : place + SURE], place)
    best: tuple[int, int] | None = None
    for place in range(len(first) - SURE + 1):
        if best and place >= sum(best):
            break
        other = places.get(first[place : place + SURE])
        if other is not None and (best is None or place + other < sum(best)):
            length = min(SURE + (place + other) // FAR, SUREST, len(first) - place, len(second) - other)
            if first[place : place + length] == second[other : other + length]:
                best = place, other
    return best


def _tails(first: str, second: str) -> tuple[int, int]:
    """Leave out the end that both rests share, too short to be found from its beginning."""
    same = 0
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one != other:
            break
        same += 1
    return len(first) - same, len(second) - same
