"""A book of all classes: every format is built and collated."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate.collation import collate
from octavo.findings import Severity
from octavo.report import Report
from octavo.source.load import load
from tests.outputs.shelf import ROOT, build_book

FOLDER, SLUG = ROOT / "tests/books/kinds-of-text", "a-commonplace-book"
#: Words that are taken out of the one-page book, one of each kind of text.
LOST: tuple[str, ...] = (
    "nor would it hear",
    "over a break",
    "an old compositor",
    "Third Printer.",
    "They vanish, one by one,",
)
LOST += (
    "P. Quire",
    "A margin note begins its paragraph.",
    "The eye falls where the white is.",
    "Wet the paper.",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("kinds")
    return out, build_book(FOLDER, out)


def test_a_book_of_all_kinds_of_text_is_proven_in_every_format(built: tuple[Path, Report]) -> None:
    _, report = built
    said = {found.code for found in report.findings if found.severity is not Severity.NOTE}
    assert said == {"chapter-no-heading"}
    assert len(report.tallies) == 6
    assert {tally.counts["notes"] for tally in report.tallies} == {3}


@pytest.mark.parametrize("words", LOST)
def test_words_of_each_kind_are_missed(words: str, built: tuple[Path, Report]) -> None:
    book, _ = load(read_settings(FOLDER)[0], FOLDER, Cache(None), 2, lambda _: None)
    page = (built[0] / f"{SLUG}.html").read_text("utf-8")
    assert words in page
    damaged = page.replace(words, "", 1).encode()
    assert "collate-text" in {found.code for found in collate(book, {"page": {"x.html": damaged}}).findings}
