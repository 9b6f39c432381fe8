"""Compare where an output says that the printed pages begin with the pages of the print PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from octavo.collate.facts import Span
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_pages"]

CODE = "collate-page"


def compare_pages(printed: Pair, other: Pair) -> Iterator[Difference]:
    """Find printed pages that an output does not list in their order, or lets begin at another letter.

    A page of endnotes begins with a note. Pages without the manuscript's words, as a title page, are only
    counted. An output that lists none is not asked for them.
    """
    breaks = other.observed.breaks
    if not breaks:
        return
    pages = printed.observed.pages
    if len(breaks) != pages:
        message = f"it lists {len(breaks)} printed pages, and the print PDF has {pages}"
        yield Difference(CODE, message, 0)
        return
    text, notes = (_begins(printed, notes=notes) for notes in (False, True))
    for number, page in enumerate(breaks, 1):
        in_note = page.at is not None and page.at >= other.observed.body
        wanted = text.get(number, notes.get(number) if in_note else None)
        if page.at is None:
            yield Difference(CODE, f"printed page {page.label} is listed, but not marked", wanted or 0)
        elif wanted is not None and (said := other.back(page.at).start) != _outside(printed, wanted):
            message = f"it lets printed page {page.label} begin with “{_words(other, said)}”, "
            yield Difference(CODE, f"{message}the print PDF with “{_words(printed, wanted)}”", wanted)


def _begins(printed: Pair, *, notes: bool) -> Mapping[int, int]:
    """Give for each page, from 1, the letter of the manuscript with which its text, or its notes, begin."""
    first: dict[int, int] = {}
    for line in printed.observed.lines:
        if line.at.start < line.at.end and (line.at.end > printed.observed.body) is notes:
            first[line.page] = min(line.at.start, first.get(line.page, line.at.start))
    return {page: printed.back(at).start for page, at in first.items()}


def _outside(pair: Pair, place: int) -> int:
    """Give a place, or where the formula ends that it is in: no mark can stand within one."""
    formulas = (formula.at for formula in pair.expected.formulas)
    return next((at.end for at in formulas if at.start < place < at.end), place)


def _words(pair: Pair, place: int) -> str:
    return pair.quote(Span(place, len(pair.expected.text)))
