"""Lay a document that came back beside the one that would be sent out today: which paragraph is which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from octavo.redline.paper import PARAGRAPH, Stretch, letters

__all__ = ["Laid", "lay"]

#: From how much likeness on two paragraphs are taken for the same one, changed by both sides.
ALIKE = 0.5
#: How many letters are compared at most: more say no more.
ENOUGH = 1000


@dataclass(frozen=True, slots=True)
class Laid:
    """Hold stretches of today (from `first` up to `last`) and the one that came back, or None: it is gone.

    `sure` says that the stretches of today are what was sent out, word for word.
    """

    first: int
    last: int
    back: Stretch | None
    sure: bool


def lay(today: Sequence[Stretch], back: Sequence[Stretch], anchor: str) -> tuple[Laid, ...]:
    """Lay the stretches that came back beside those of today, in the order of today's.

    A stretch is known by its anchors, which tell that nothing in it has changed since; else by what stood in
    it; else by its place. A stretch that came back and is new has `first` equal to `last`.
    """
    homes = {mark: number for number, each in enumerate(today) for mark in each.marks if _is(mark, anchor)}
    spans: list[tuple[int, int] | None] = []
    for stretch in back:
        known = [homes[mark] for mark in stretch.marks if mark in homes]
        together = known and known == [*range(known[0], known[0] + len(known))]
        as_many = letters(stretch.before).count(PARAGRAPH) + 1 == len(known)
        spans.append((known[0], known[-1] + 1) if together and as_many else None)
    _in_order(spans)
    laid: list[Laid] = []
    done, start = 0, 0
    for number, span in enumerate([*spans, (len(today), len(today))]):
        if span is None:
            continue
        laid += _gap(today, range(done, span[0]), back[start:number])
        if number < len(back):
            laid.append(Laid(*span, back[number], sure=True))
        done, start = span[1], number + 1
    return tuple(laid)


def _is(mark: str, anchor: str) -> bool:
    return mark.startswith(anchor)


def _in_order(spans: list[tuple[int, int] | None]) -> None:
    """Forget the fewest spans, so that all others stand in the order of today."""
    ends: list[int] = []
    chain: list[tuple[int, int]] = []
    before: dict[int, int] = {}
    for number, span in enumerate(spans):
        if span is None:
            continue
        place = bisect_left(ends, span[1])
        ends[place : place + 1] = [span[1]]
        chain[place : place + 1] = [(span[1], number)]
        before[number] = chain[place - 1][1] if place else -1
    kept, number = set(), chain[-1][1] if chain else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    for number in range(len(spans)):
        if number not in kept:
            spans[number] = None


def _gap(today: Sequence[Stretch], there: range, back: Sequence[Stretch]) -> Iterator[Laid]:
    """Lay what has no anchor: by equal words, then by likeness, then as gone or new."""
    wanted = [letters(today[number].before) for number in there]
    found = [letters(stretch.before) for stretch in back]
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs = zip(range(a, b), range(c, d), strict=True)
            yield from (Laid(there[one], there[one] + 1, back[other], sure=True) for one, other in pairs)
        else:
            yield from _unequal(there[a:b], wanted[a:b], back[c:d], there.start + b)


def _unequal(there: range, wanted: list[str], back: Sequence[Stretch], end: int) -> Iterator[Laid]:
    waiting = list(zip(there, wanted, strict=True))
    for stretch in back:
        words = letters(stretch.before)
        place = next((at for at, (_, text) in enumerate(waiting) if _alike(text, words)), None)
        if place is None:
            at = waiting[0][0] if waiting else end
            yield Laid(at, at, stretch, sure=False)
            continue
        yield from (Laid(number, number + 1, None, sure=False) for number, _ in waiting[:place])
        yield Laid(waiting[place][0], waiting[place][0] + 1, stretch, sure=False)
        del waiting[: place + 1]
    yield from (Laid(number, number + 1, None, sure=False) for number, _ in waiting)


def _alike(one: str, other: str) -> bool:
    if not one.strip() or not other.strip():
        return False
    matcher = SequenceMatcher(None, one[:ENOUGH].split(), other[:ENOUGH].split(), autojunk=False)
    return matcher.ratio() >= ALIKE
