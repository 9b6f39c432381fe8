"""A book of included files, in every format; what an output loses of them is led back to their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.bind.bound import Bound
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.order import Order
from octavo.progress import Silent
from octavo.prove import Means, prove
from octavo.reading import read
from octavo.report import Report
from tests.outputs.documents import open_epub
from tests.outputs.shelf import ROOT, build_book

FOLDER = ROOT / "tests/books/included"
PAGE = "the-workshop.html"

#: What is taken from the page, and the file and line that it came from.
LOST = {
    "the chapter's own words": ("Before the file is put in", "text/bench.md", 3),
    "words behind an include": ("After it, ", "text/bench.md", 8),
    "words of the file": ("Mind the blade", "parts/safety.md", 3),
    "words of a file in the file": ("Read about", "parts/deep.md", 1),
    "code": ("shave", "code/plane.js", 6),
}


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """Build the book; give where it stands, and what was said."""
    out = tmp_path_factory.mktemp("included")
    return out, build_book(FOLDER, out)


def test_it_is_proven_in_every_format(workshop: tuple[Path, Report]) -> None:
    out, report = workshop
    assert report.findings == ()
    assert {tally.counts["notes"] for tally in report.tallies} == {3}
    notes = [note.words() for note in open_epub(out / "the-workshop.epub").notes]
    assert notes == [
        "1 The chapter's own note.".replace("'", "\u2019"),
        "2 The note of the file that is put in.",
        "1 The note of the file that is put in.",
    ]


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_led_back_to_its_file(name: str, workshop: tuple[Path, Report]) -> None:
    words, path, line = LOST[name]
    page = (workshop[0] / PAGE).read_text("utf-8")
    assert words in page
    damaged = page.replace(words, "", 1)
    manuscript = read(Order(FOLDER, FOLDER), read_settings(FOLDER)[0], Cache(None), Silent())

    def proven(text: str) -> tuple[Finding, ...]:
        bound = Bound("page", {PAGE: text.encode()})
        return prove(manuscript.by_format(), [bound], Means(Cache(None), 1, lambda _: None)).findings

    assert proven(page) == ()
    assert (path, line) in {(found.path, found.line) for found in proven(damaged)}
