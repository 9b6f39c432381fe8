"""Compare which pages the references of a PDF say with the pages on which what they lead to stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from octavo.collate.facts import Folio, Reference
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_folios"]

CODE = "collate-reference"


def compare_folios(pair: Pair) -> Iterator[Difference]:
    """Find the references without their page, with another's, and pages that no reference says.

    A page's number is what the file calls it; an output without pages has none to say.
    """
    if not pair.observed.labels:
        return
    starts = _starts(pair)
    said = list(pair.observed.folios)
    for reference in pair.expected.references:
        words = pair.quote(reference.at)
        folio = next((each for each in said if _stands(each, reference, pair)), None)
        if folio is None and not pair.ours:
            continue
        if folio is None:
            yield Difference(CODE, f"the page of “{words}” is not said", reference.at.start)
            continue
        said.remove(folio)
        pages = _pages(reference, starts, pair)
        if pages and folio.label not in pages:
            message = f"“{words}” is said to lead to page {folio.label}, and leads to page {pages[0]}"
            yield Difference(CODE, message, reference.at.start)
    for folio in said:
        at = pair.back(folio.at).start
        yield Difference(CODE, f"page {folio.label} is said where nothing refers to it", at)


def _stands(folio: Folio, reference: Reference, pair: Pair) -> bool:
    at = pair.back(folio.at)
    return at.start <= reference.at.end <= at.end


def _pages(reference: Reference, starts: list[tuple[int, int]], pair: Pair) -> list[str]:
    """Give the labels of the page on which a target stands; two, where it may stand at the end of one."""
    places = (reference.target, reference.target - 1) if reference.loose else (reference.target,)
    numbers = [bisect_right(starts, (place, len(pair.observed.labels) + 1)) - 1 for place in places]
    return [pair.observed.labels[starts[number][1] - 1] for number in numbers if number >= 0]


def _starts(pair: Pair) -> list[tuple[int, int]]:
    """Give with which letters of the manuscript each page goes on, its text and its notes apart."""
    found: list[tuple[int, int]] = []
    if pair.observed.lines:
        found += [
            (pair.back(line.at.start).end, line.page)
            for line in pair.observed.lines
            if line.at.start < line.at.end
        ]
    else:
        found += [(pair.back(mark.at).end, mark.page) for mark in pair.observed.landmarks if mark.page]
        found += [(pair.back(note.at.start).end, note.home + 1) for note in pair.observed.notes]
    return sorted(found)
