"""Books with citations, one for each kind of style: every format is built and collated."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.findings import Severity
from tests.outputs.documents import open_epub
from tests.outputs.shelf import ROOT, build_book

#: Each book's folder, the name of its outputs, and what its report counts: notes, links, items of lists.
BOOKS = {
    "cited-dates": ("weights-and-measures", {"notes": 2, "links": 18, "items": 7}),
    "cited-notes": ("kurze-wege", {"notes": 9, "links": 9, "items": 4}),
}
FORMATS = {"epub", "page", "print", "screen", "web"}


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_with_citations_is_proven_in_every_format(name: str, tmp_path: Path) -> None:
    slug, counts = BOOKS[name]
    report = build_book(ROOT / "tests/books" / name, tmp_path)
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    assert {tally.source for tally in report.tallies} == {"manuscript", *FORMATS}
    for tally in report.tallies:
        told = {thing: tally.counts[thing] for thing in counts if tally.counts[thing] is not None}
        assert told == {thing: counts[thing] for thing in told}
    epub = open_epub(tmp_path / f"{slug}.epub")
    ways = [(path, link) for path, link in epub.links if link.attributes.get("role") == "doc-biblioref"]
    assert ways
    for path, link in ways:
        entry = epub.follow(path, link.attributes["href"])
        assert entry is not None
        assert "reference" in entry.classes
