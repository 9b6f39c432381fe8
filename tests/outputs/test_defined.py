"""A book with a glossary and abbreviations: every format is built and collated."""

from __future__ import annotations

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

FOLDER, SLUG = ROOT / "tests/books/defined", "the-weather-glass"
#: What is done to the one-page book, and by which code it is found out.
DAMAGES = {
    "a definition that is lost": ("A box with louvres.", "", "collate-text"),
    "a definition that is another's": ("A funnel and a bottle.", "A box with louvres.", "collate-text"),
    "a way to another entry": (
        'href="#glossary--gls-rain-gauge"',
        'href="#glossary--gls-mercury"',
        "collate-link",
    ),
    "a way to nowhere": ('href="#abbreviations--abbr-bbc"', 'href="#gone"', "collate-link"),
    "a term that is lost": ('<dfn id="glossary--gls-elan">Élan</dfn>', "", "collate-text"),
    "a long form that is lost": ("World Meteorological Organization (", "(", "collate-text"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("defined")
    return out, build_book(FOLDER, out)


def test_a_book_with_definitions_is_proven_in_every_format(built: tuple[Path, Report]) -> None:
    _, report = built
    said = {found.code for found in report.findings if found.severity is not Severity.NOTE}
    assert said == {"print-pages"}
    assert {tally.source for tally in report.tallies} == {
        "manuscript",
        "epub",
        "page",
        "print",
        "screen",
        "web",
    }
    for tally in report.tallies:
        assert tally.counts["links"] in {28, None}, tally.source


def test_every_term_leads_to_its_definition(built: tuple[Path, Report]) -> None:
    epub = open_epub(built[0] / f"{SLUG}.epub")
    ways = [(path, link) for path, link in epub.links if link.attributes.get("role") == "doc-glossref"]
    assert len(ways) == 25
    for path, link in ways:
        entry = epub.follow(path, link.attributes["href"])
        assert entry is not None
        assert entry.name == "dfn"


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_lost_of_a_definition_is_found_out(name: str, built: tuple[Path, Report]) -> None:
    before, after, code = DAMAGES[name]
    book, _ = load(read_settings(FOLDER)[0], FOLDER, Cache(None), 2, lambda _: None)
    page = (built[0] / f"{SLUG}.html").read_text("utf-8")
    assert before in page
    assert collate(book, {"page": {f"{SLUG}.html": page.encode()}}).findings == ()
    damaged = page.replace(before, after, 1)
    assert code in {found.code for found in collate(book, {"page": {"x.html": damaged.encode()}}).findings}
