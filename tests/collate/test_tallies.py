from __future__ import annotations

from collections.abc import Mapping

from octavo.book import Book
from octavo.collate import collate
from octavo.tally import COUNTED

MANUSCRIPT = {
    "headings": 9,
    "notes": 5,
    "links": 4,
    "images": 3,
    "ornaments": 0,
    "tables": 1,
    "cells": 12,
    "items": 7,
    "captions": 2,
    "code": 1,
    "formulas": 2,
}


def test_what_is_counted_is_the_same_in_every_output_that_can_tell(
    book: Book, outputs: Mapping[str, Mapping[str, bytes]]
) -> None:
    manuscript, *tallies = collate(book, outputs).tallies
    assert manuscript.source == "manuscript"
    assert {thing: count for thing, count in manuscript.counts.items() if thing != "letters"} == MANUSCRIPT
    for tally in tallies:
        told = {thing: count for thing, count in tally.counts.items() if count is not None}
        assert told == {thing: manuscript.counts[thing] for thing in told}
        assert set(tally.counts) == set(COUNTED)


def test_a_format_says_what_it_cannot_tell(book: Book, outputs: Mapping[str, Mapping[str, bytes]]) -> None:
    counts = {tally.source: tally.counts for tally in collate(book, outputs).tallies}
    assert None not in counts["epub"].values()
    assert counts["screen"]["code"] is None
    assert [thing for thing, count in counts["print"].items() if count is not None] == ["letters", "notes"]
