"""A book with two indexes: what each format says of a place is where the words are."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from octavo.findings import Severity
from octavo.report import Report
from tests.outputs.documents import Opened, open_epub, open_page, open_web
from tests.outputs.pdf import open_pdf
from tests.outputs.shelf import ROOT, build_book

SLUG = "salt-and-slow-water"
OPEN = {"epub": open_epub, "web": open_web, "page": open_page}
NAMES = {"epub": f"{SLUG}.epub", "web": "web", "page": f"{SLUG}.html"}
PAGED = {"print": f"{SLUG}-print.pdf", "screen": f"{SLUG}.pdf"}

#: For each entry of the general index, words that stand on the pages it names, one page each.
STANDS = {
    "1871, the warm year of": ["In the warm year"],
    "account books": ["The rule is older", "about geese", "the Late pan", "the same in every"],
    "barges": ["as long as a street"],
    "horses of": ["were entered in the book by name"],
    "Carriers, Society of": ["nobody who spoke might carry"],
    "harbour": ["The river ended", "never smelt"],
    "horses": ["were entered in the book by name", "were sold"],
    "locks": ["on the way, and it leaked"],
    "leaking of": ["It took as long as a pipe"],
    "barrow": ["in the book that is older"],
    "sack": ["at the pans was four barrows", "came down in a year"],
    "quay, ring in the": ["The ring in the quay, drawn"],
    "rakers": ["made their own in the winter"],
    "clay road": ["where the road goes still", "that is blue, and trodden"],
    "salt pans": ["is a shallow bed"],
    "slow water": [
        "by people who would rather",
        "is what the maps call it now",
        "will hold for three hundred",
    ],
    "song, lost": ["of which nobody knows the tune"],
    "wages of rakers": ["What a raker was paid"],
    "weather": ["The weather was the master", "The iron ones hung"],
    "damp": ["and the salt went out to look for it"],
    "wind": ["Whistling calls the"],
}
FOLIO = re.compile(r"(?<![\w’])(?:\d{1,2}|[ivx]+)(?!\w)(?! days)")


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """Build the book; give where it stands, and what was said of it."""
    out = tmp_path_factory.mktemp("indexed")
    return out, build_book(ROOT / "tests/books/indexed", out)


def opened(kind: str, out: Path) -> Opened:
    return OPEN[kind](out / NAMES[kind])


def entries(book: Opened) -> list[str]:
    """Give the terms of both indexes in their order."""
    leaves = [leaf for document in book.documents.values() for leaf in document.of_class("made-index")]
    return [flat(term.text()) for leaf in leaves for term in leaf.of_class("index-term")]


def flat(words: str) -> str:
    return " ".join(words.split())


def pages(path: Path) -> list[str]:
    """Give the words of each page on one line."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [flat(page.get_textpage().get_text_range().replace("\ufffe\r\n", "")) for page in document]
    finally:
        document.close()


def test_nothing_is_found_in_any_format(indexed: tuple[Path, Report]) -> None:
    _, report = indexed
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    assert {tally.source for tally in report.tallies} == {"manuscript", *NAMES, *PAGED}


def test_all_formats_have_the_same_entries(indexed: tuple[Path, Report]) -> None:
    out, _ = indexed
    epub, web, page = (entries(opened(kind, out)) for kind in NAMES)
    assert epub == web == page
    assert len(epub) == 5 + len(STANDS) + 5
    for name in PAGED.values():
        _, _, text = " ".join(pages(out / name)).partition("Index of Names B Brenn")
        text, at = f"Brenn{text}", 0
        for term in epub:
            at = text.find(term, at) + 1
            assert at, term


@pytest.mark.parametrize("kind", PAGED)
@pytest.mark.parametrize("term", STANDS)
def test_a_page_that_is_named_has_the_words(term: str, kind: str, indexed: tuple[Path, Report]) -> None:
    text = pages(indexed[0] / PAGED[kind])
    begins = next(at for at, page in enumerate(text) if page.startswith("Index 1871"))
    index = " ".join(text[begins:])
    line = next(
        iter(re.findall(rf"(?:^| ){re.escape(term)}, ((?:{FOLIO.pattern}(?: n\. \d)?(?:, |–)?)+)", index))
    )
    named = FOLIO.findall(re.sub(r" n\. \d", "", line))
    assert len(named) == len(STANDS[term])
    for folio, words in zip(named, STANDS[term], strict=True):
        ends = re.compile(rf"(?:^| ){folio}(?: Inland| Downstream)?$")
        there = [page for page in text[:begins] if ends.search(page)]
        assert len(there) == 1
        assert any(words in page for page in there), (folio, words)


@pytest.mark.parametrize("kind", OPEN)
def test_a_place_leads_to_the_marked_words(kind: str, indexed: tuple[Path, Report]) -> None:
    book = opened(kind, indexed[0])
    ways = [(path, link) for path, link in book.links if "index-locator" in link.classes]
    assert len(ways) == 41
    for path, link in ways:
        there = book.follow(path, link.attributes["href"])
        assert there is not None
        assert there.name == "span"


def test_the_epub_says_that_it_has_an_index(indexed: tuple[Path, Report]) -> None:
    epub = opened("epub", indexed[0])
    package = epub.files["content.opf"].decode()
    assert '<meta property="schema:accessibilityFeature">index</meta>' in package
    assert "An index leads into the text." in package
    nav = epub.files["nav.xhtml"].decode()
    assert nav.count('epub:type="index"') == 2


def test_the_screen_pdf_has_index_tags_and_links(indexed: tuple[Path, Report]) -> None:
    screen = open_pdf(indexed[0] / PAGED["screen"])
    kinds = [str(kind) for kind in _kinds(screen.catalog["/StructTreeRoot"]["/K"])]
    assert kinds.count("/Index") == 2
    assert kinds.count("/Reference") > 35


def _kinds(node: object) -> list[object]:
    found: list[object] = []
    waiting = [node]
    while waiting:
        at = waiting.pop()
        at = at.get_object() if hasattr(at, "get_object") else at
        if isinstance(at, list):
            waiting += at
        elif isinstance(at, dict) and "/S" in at and "/K" in at:
            found.append(at["/S"])
            waiting.append(at["/K"])
    return found
