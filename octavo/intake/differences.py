"""Say which letters of a source are not in what was made of it, and the other way round.

Two looks are taken. The first lays both texts side by side; a note that stood at the end of the source and
now stands at its marker is missing in one place then and added in another. So the second lays what is missing
beside what is added: what was only moved, in whatever order, is neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from octavo.collate.align import align
from octavo.intake.letters import Reduced, reduce

__all__ = ["Differences", "Stretch", "compare", "excuse"]

#: More differences than any source has that is read rightly; what comes after is one more.
MOST = 20_000
#: How many letters two stretches may have together that are compared letter by letter.
SHORT = 4_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold letters that only one text has, from place to place, and where they would be in the other."""

    letters: str
    start: int
    end: int
    other: int


@dataclass(frozen=True, slots=True)
class Differences:
    """Hold what only the source has, and what only the manuscript has."""

    missing: tuple[Stretch, ...]
    added: tuple[Stretch, ...]


def compare(source: Reduced, made: Reduced) -> Differences:
    """Find the letters that were lost, and those that came to it; what was moved is neither."""
    missing: list[Stretch] = []
    added: list[Stretch] = []
    for start, end, first, last in _unlike(source.letters, made.letters):
        if end > start:
            begin, stop = (start, end) if last > first else _at_word(source, start, end)
            missing.append(Stretch(source.letters[begin:stop], begin, stop, first))
        if last > first:
            begin, stop = (first, last) if end > start else _at_word(made, first, last)
            added.append(Stretch(made.letters[begin:stop], begin, stop, start))
    if missing and added:
        missing, added = _unmoved(missing, added)
    return Differences(tuple(missing), tuple(added))


def excuse(stretches: Iterable[Stretch], pool: Iterable[str]) -> tuple[Stretch, ...]:
    """Give the stretches that are not accounted for by letters that were said to be lost.

    Each of these excuses once. Which of two equal letters is missing no comparison can tell, so what is left
    is excused when the letters, counted, are.
    """
    left = sorted((letters for words in pool if (letters := reduce(words).letters)), key=len, reverse=True)
    unexcused = [stretch for stretch in stretches if not _composed(stretch.letters, left)]
    needed = Counter("".join(stretch.letters for stretch in unexcused))
    return () if needed <= Counter("".join(left)) else tuple(unexcused)


def _at_word(text: Reduced, start: int, end: int) -> tuple[int, int]:
    """Let a stretch begin with a word, where the letters before it are as good: "oats B" is "Boats"."""
    first, last = start, end
    while first > 0:
        if text.text[text.places[first] - 1].isspace():
            return first, last
        if start - first >= end - start or text.letters[first - 1] != text.letters[last - 1]:
            return start, end
        first, last = first - 1, last - 1
    return first, last


def _composed(letters: str, left: list[str]) -> bool:
    """Tell whether letters are part of one entry, or made up of whole ones; these are used up then."""
    for number, each in enumerate(left):
        if letters in each:
            left[number] = each.replace(letters, "", 1)
            return True
    used = []
    for number, each in enumerate(left):
        if each and each in letters:
            letters = letters.replace(each, "", 1)
            used.append(number)
    if letters:
        return False
    for number in used:
        left[number] = ""
    return True


def _unlike(first: str, second: str) -> Iterator[tuple[int, int, int, int]]:
    """Give the stretches in which two texts differ, short ones letter by letter."""
    for hunk in align(first, second, MOST).hunks:
        start, end = hunk.expected.start, hunk.expected.end
        here, there = hunk.observed.start, hunk.observed.end
        if start == end or here == there or end - start + there - here > SHORT:
            yield start, end, here, there
            continue
        matcher = SequenceMatcher(None, first[start:end], second[here:there], autojunk=False)
        for tag, one, two, three, four in matcher.get_opcodes():
            if tag != "equal":
                yield start + one, start + two, here + three, here + four


def _unmoved(missing: list[Stretch], added: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    missing, added = _cancelled(missing, added)
    first, second = ("".join(stretch.letters for stretch in each) for each in (missing, added))
    lost: list[tuple[int, int]] = []
    come: list[tuple[int, int]] = []
    for start, end, here, there in _unlike(first, second):
        lost.append((start, end))
        come.append((here, there))
    return _cancelled(list(_pieces(missing, lost)), list(_pieces(added, come)))


def _cancelled(missing: list[Stretch], added: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    """Leave out what is missing here and added there, letter for letter."""
    both = Counter(each.letters for each in missing) & Counter(each.letters for each in added)
    return _without(missing, both.copy()), _without(added, both)


def _without(stretches: list[Stretch], gone: Counter[str]) -> list[Stretch]:
    kept = []
    for stretch in stretches:
        if gone[stretch.letters]:
            gone[stretch.letters] -= 1
        else:
            kept.append(stretch)
    return kept


def _pieces(stretches: list[Stretch], parts: list[tuple[int, int]]) -> Iterator[Stretch]:
    """Give back the places of parts of the stretches, where these are counted as one text."""
    base = 0
    waiting = [part for part in parts if part[1] > part[0]]
    for stretch in stretches:
        length = len(stretch.letters)
        for start, end in waiting:
            low, high = max(start - base, 0), min(end - base, length)
            if low < high:
                at = stretch.start
                yield Stretch(stretch.letters[low:high], at + low, at + high, stretch.other)
        base += length
        waiting = [part for part in waiting if part[1] > base]
