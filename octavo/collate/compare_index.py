"""Compare the indexes of an output with the marks of the manuscript: entries, and where each place leads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from octavo.collate.facts import Known
from octavo.collate.index_facts import IndexEntry, IndexMark, IndexPlace, Path
from octavo.collate.letters import alphabetic, lowered, normal
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_index", "compare_indexes"]

CODE = "collate-index"

#: From which letter of the manuscript on the text stands on which page.
Laid = Sequence[tuple[int, int]]
#: The marks of an entry, by its index and its path.
Filed = Mapping[tuple[int, Path], list[IndexMark]]


def compare_index(pair: Pair) -> Iterator[Difference]:
    """Find entries that are missing, added or doubled, and places that lead elsewhere, or are not led to.

    Only our own outputs are asked: what another tool makes of the marks is its own affair.
    """
    if not pair.ours:
        return
    case = Known.CASE in pair.observed.knows
    filed = _filed(pair.expected.marks, case=case)
    laid = sorted((pair.back(start).start, page) for start, page in pair.observed.laid)
    seen: Counter[tuple[int, Path]] = Counter()
    for entry in pair.observed.index:
        key = entry.index, entry.path
        seen[key] += 1
        if key not in filed:
            place = max(
                (marks[0].at for (_, path), marks in filed.items() if path[:1] == entry.path[:1]), default=0
            )
            yield Difference(CODE, f"the index has “{entry.words}”, which no mark asks for", place)
        elif seen[key] > 1:
            yield Difference(CODE, f"the index has “{entry.words}” twice", filed[key][0].at)
        else:
            yield from _entry(entry, filed[key], pair, laid)
    for key, marks in filed.items():
        if key not in seen:
            yield Difference(CODE, f"“{': '.join(key[1])}” is missing from the index", marks[0].at)


def compare_indexes(first: Pair, other: Pair) -> Iterator[Difference]:
    """Find the first entry that stands in another place of the index than in another output."""
    rows = [
        [(entry.index, tuple(map(lowered, entry.path))) for entry in pair.observed.index]
        for pair in (first, other)
    ]
    for one, entry in zip(rows[0], other.observed.index, strict=False):
        if one != (entry.index, tuple(map(lowered, entry.path))):
            message = (
                f"the index has “{entry.words}” where another output has “{one[1][-1] if one[1] else ''}”"
            )
            marks = _filed(other.expected.marks, case=Known.CASE in other.observed.knows).get(
                (entry.index, entry.path)
            )
            yield Difference(CODE, message, marks[0].at if marks else 0)
            return


def _filed(marks: Sequence[IndexMark], *, case: bool) -> Filed:
    """File the marks by their entries; one above a sub-entry is an entry too, with nothing of its own."""
    filed: dict[tuple[int, Path], list[IndexMark]] = defaultdict(list)
    above: dict[tuple[int, Path], IndexMark] = {}
    for mark in marks:
        for path in mark.paths:
            letters = path if case else tuple(map(lowered, path))
            filed[mark.index, letters].append(mark)
            for depth in range(1, len(letters)):
                above.setdefault((mark.index, letters[:depth]), mark)
    for key, mark in above.items():
        if key not in filed:
            filed[key] = [IndexMark(mark.at, mark.index, (key[1],), place=False)]
    return filed


def _entry(entry: IndexEntry, marks: Sequence[IndexMark], pair: Pair, laid: Laid) -> Iterator[Difference]:
    ways = {alphabetic("".join(way)) for mark in marks for way in (*mark.see, *mark.see_also)}
    if any(way not in alphabetic(entry.see) for way in ways) or (entry.see and not ways):
        message = f"the index does not send the reader of “{entry.words}” to where the marks do"
        yield Difference(
            CODE, message, next((mark.at for mark in marks if mark.see or mark.see_also), marks[0].at)
        )
    if not entry.leads:
        yield Difference(CODE, f"a reference of “{entry.words}” leads to no entry of the index", marks[0].at)
    if laid:
        yield from _pages(entry, marks, pair, laid)
    else:
        yield from _links(entry, marks, pair)


def _links(entry: IndexEntry, marks: Sequence[IndexMark], pair: Pair) -> Iterator[Difference]:
    asked: dict[int, IndexMark] = {}
    for mark, end in _ranged(marks):
        fits = (number for number, each in enumerate(entry.places) if number not in asked)
        met = next((number for number in fits if _leads(entry.places[number].target, mark, pair)), None)
        if met is None:
            yield Difference(CODE, f"no link of “{entry.words}” leads to {_where(mark, pair)}", mark.at)
            continue
        asked[met] = mark
        if end is not None and not _leads(entry.places[met].until, end, pair):
            yield Difference(
                CODE, f"the range of “{entry.words}” does not end at {_where(end, pair)}", end.at
            )
        if entry.places[met].main is not mark.main:
            said = "is no main one" if mark.main else "is called a main one"
            yield Difference(CODE, f"a place of “{entry.words}” {said}", mark.at)
    before = ""
    for number, place in enumerate(entry.places):
        there = asked.get(number)
        if there is None:
            at = 0 if place.target is None else pair.back(place.target).start
            yield Difference(CODE, f"“{place.words}” of “{entry.words}” leads where no mark is", at)
        elif not _named(place.words, there, before):
            message = f"the index names a place of “{entry.words}” by “{place.words}”, which it is not"
            yield Difference(CODE, message, there.at)
        before = there.section if there else before


def _named(words: str, mark: IndexMark, before: str) -> bool:
    """Say whether a place bears the name of its section, said for it or for the place before it."""
    if mark.note and re.findall(r"\d+", words)[-1:] != [mark.note]:
        return False
    if normal(words).startswith(mark.section):
        return True
    return before == mark.section and (words.isdecimal() or bool(mark.note))


def _leads(target: int | None, mark: IndexMark, pair: Pair) -> bool:
    return target is not None and pair.back(target).start == mark.at


def _ranged(marks: Sequence[IndexMark]) -> list[tuple[IndexMark, IndexMark | None]]:
    """Give each place that is asked for, with the end of its range, in reading order."""
    found: list[tuple[IndexMark, IndexMark | None]] = []
    opened: dict[bool, int] = {}
    for mark in marks:
        key = bool(mark.note)
        if not mark.place:
            continue
        if mark.way == "end" and key in opened:
            at = opened.pop(key)
            found[at] = found[at][0], mark
            continue
        if mark.way == "start":
            opened[key] = len(found)
        found.append((mark, None))
    return found


def _pages(entry: IndexEntry, marks: Sequence[IndexMark], pair: Pair, laid: Laid) -> Iterator[Difference]:
    """Lay the numbers of an entry beside the pages on which the marked words stand in the same file."""
    asked: set[tuple[int, str]] = set()
    for mark, end in _ranged(marks):
        firsts, lasts = _stands(mark, laid, pair), _stands(end or mark, laid, pair)
        fits = [each for each in entry.places if each.note == mark.note and _holds(each, firsts, lasts)]
        asked |= {(page, mark.note) for page in range(min(firsts), max(lasts) + 1)}
        if not fits:
            message = (
                f"“{entry.words}” stands on page {min(firsts)} of the file, and the index says {_said(entry)}"
            )
            yield Difference(CODE, message, mark.at)
    for each in entry.places:
        named = range(each.first or 0, (each.last or 0) + 1)
        if not named or any((page, each.note) not in asked for page in named):
            yield Difference(
                CODE, f"the index sends to “{entry.words}, {each.words}”, where it is not", marks[0].at
            )
        elif Known.LINKS in pair.observed.knows and each.link != each.first:
            message = f"“{entry.words}, {each.words}” does not lead to the page that it names"
            yield Difference(CODE, message, marks[0].at)


def _holds(place: IndexPlace, firsts: set[int], lasts: set[int]) -> bool:
    named = range(place.first or 0, (place.last or 0) + 1)
    return any(page in named for page in firsts) and any(page in named for page in lasts)


def _stands(mark: IndexMark, laid: Laid, pair: Pair) -> set[int]:
    """Give the page on which a mark stands; one without words may be on that of the letter before it."""
    letters = {mark.at, max(mark.at - 1, 0)} if mark.bare else {mark.at}
    body = pair.expected.body
    kept = [each for each in letters if (each < body) is not bool(mark.note)] or list(letters)
    return {laid[max(bisect_right(laid, (letter, len(laid) + 1)) - 1, 0)][1] for letter in kept}


def _said(entry: IndexEntry) -> str:
    return f"“{', '.join(each.words for each in entry.places)}”" if entry.places else "nothing"


def _where(mark: IndexMark, pair: Pair) -> str:
    words = pair.before(mark.at)
    return f"the mark after “{words}”" if words else "the mark at the beginning"
