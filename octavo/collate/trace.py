"""Lead what a judge says of an output back to the line of the manuscript."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from octavo.collate.facts import Facts, Landmark
from octavo.collate.pair import Pair
from octavo.collate.places import Places
from octavo.findings import Finding
from octavo.verdict import Spot, Verdict

__all__ = ["trace"]


def trace(verdict: Verdict, pair: Pair | None, places: Places) -> Finding:
    """Give a verdict's finding the file and line of the manuscript that stand at its spot.

    Of a line of XHTML it is the text that the last element to begin there holds, of a page its first
    words. A spot without words of the manuscript, as in a package file or on a title page, keeps the
    output's own name.
    """
    if pair is None or verdict.spot is None:
        return verdict.finding
    at = _at(verdict.spot, pair.observed)
    if at is None:
        return verdict.finding
    path, line = places.line(pair.back(at).start)
    return replace(verdict.finding, path=path, line=line)


def _at(spot: Spot, facts: Facts) -> int | None:
    if spot.letter is not None:
        return spot.letter
    if spot.page is not None:
        return next((mark.at for mark in facts.landmarks if mark.page == spot.page), None)
    there = sorted((mark for mark in facts.landmarks if mark.file == spot.file), key=_line)
    number = bisect_right(there, spot.line or 0, key=_line)
    return there[number - 1].at if number else None


def _line(mark: Landmark) -> int:
    return mark.line
