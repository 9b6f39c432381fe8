"""Books with citations, one for each kind of style: every format is built and collated."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate.collation import collate
from octavo.findings import Severity
from octavo.report import Report
from octavo.source.load import load
from tests.outputs.documents import open_epub
from tests.outputs.shelf import ROOT, build_book

#: Each book's folder, the name of its outputs, and what its report counts: notes, links, items of lists.
BOOKS = {
    "cited-dates": ("weights-and-measures", {"notes": 2, "links": 18, "items": 7}),
    "cited-notes": ("kurze-wege", {"notes": 9, "links": 9, "items": 4}),
}
FORMATS = {"epub", "page", "print", "screen", "web"}

#: What is done to the one-page book of `cited-dates`, and by which code it is found out.
DAMAGES = {
    "a citation without its words": ("Quill and Brass 1901b, 33–35", "", "collate-text"),
    "another year": ("Quill and Brass 1901b, 33–35", "Quill and Brass 1901a, 33–35", "collate-text"),
    "a way to another entry": ("#bibliography--ref-gill", "#bibliography--ref-pound", "collate-link"),
    "a way to nowhere": ("#bibliography--ref-gill", "#gone", "collate-link"),
    "an entry that is lost": ("Pint, Bo. 1923.", "", "collate-text"),
    "entries that run together": ("Cask.</span></li>\n<li", "Cask.</span> <b", "collate-list"),
}

Take = Callable[[str], tuple[Path, Report]]


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Build a book when it is first asked for; give where it stands, and what was said of it."""

    @cache
    def build(name: str) -> tuple[Path, Report]:
        out = tmp_path_factory.mktemp(name)
        return out, build_book(ROOT / "tests/books" / name, out)

    return build


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_with_citations_is_proven_in_every_format(name: str, take: Take) -> None:
    slug, counts = BOOKS[name]
    out, report = take(name)
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    assert {tally.source for tally in report.tallies} == {"manuscript", *FORMATS}
    for tally in report.tallies:
        told = {thing: tally.counts[thing] for thing in counts if tally.counts[thing] is not None}
        assert told == {thing: counts[thing] for thing in told}
    epub = open_epub(out / f"{slug}.epub")
    ways = [(path, link) for path, link in epub.links if link.attributes.get("role") == "doc-biblioref"]
    assert ways
    for path, link in ways:
        entry = epub.follow(path, link.attributes["href"])
        assert entry is not None
        assert "reference" in entry.classes


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_lost_of_a_citation_is_found_out(name: str, take: Take) -> None:
    before, after, code = DAMAGES[name]
    folder, slug = ROOT / "tests/books/cited-dates", BOOKS["cited-dates"][0]
    book, _ = load(read_settings(folder)[0], folder, Cache(None), 2, lambda _: None)
    page = (take("cited-dates")[0] / f"{slug}.html").read_text("utf-8")
    assert before in page
    assert collate(book, {"page": {f"{slug}.html": page.encode()}}).findings == ()
    damaged = page.replace(before, after, 1)
    assert code in {found.code for found in collate(book, {"page": {"x.html": damaged.encode()}}).findings}
