"""A book of references: what each format says, and, read from the pages, where what it leads to stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate.compare_folios import compare_folios
from octavo.collate.facts import Folio
from octavo.collate.manuscript import read_manuscript
from octavo.collate.pair import Pair, lay
from octavo.collate.pdf import read_pdf
from octavo.report import Report
from octavo.source.load import load
from tests.outputs.documents import open_epub
from tests.outputs.nodes import letters
from tests.outputs.shelf import ROOT, build_book

FOLDER = ROOT / "tests/books/referred"
SLUG = "kites-and-wires"
#: What a reference says, and the words at the place where it leads: what has the label, or the heading.
NAMED = {
    "Figure 1.1": "Figure 1.1. The frame",
    "Table 1.1": "Table 1.1. When",
    "Table 2.1": "Table 2.1. How",
    "Listing 2.1": "Listing 2.1. How much",
    "Equation 1.1": "pull grows with the square",
    "Equation 2.1": "becomes",
    "Equation A.1": "the sum is Equation",
    "Chapter 1": "1 How a Kite",
    "Chapter 2": "2 The Line",
    "Section 1.1": "1.1 Winds",
    "Appendix A": "A Knots",
    "note 1": "",
}
SAID = re.compile(r"(?P<name>(?:[A-Z][a-z]+|note) [\dA][.\d]*)(?: \(|, )p\. (?P<folio>\d+)")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("referred")
    return out, build_book(FOLDER, out)


def pages(path: Path) -> list[str]:
    """Give the words of each page of a PDF, in one line, words that are divided made whole."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [" ".join(re.sub("[\ufffe\u0002-]\\s*\n", "", text).split()) for text in texts]


def name(match: re.Match[str]) -> str:
    """Give what a reference names; the first of several is named by the word for several."""
    return match["name"].replace("Tables", "Table")


def test_a_book_with_references_is_proven_in_every_format(built: tuple[Path, Report]) -> None:
    assert built[1].findings == ()
    assert {tally.source for tally in built[1].tallies} == {
        "manuscript",
        "epub",
        "page",
        "print",
        "screen",
        "web",
    }


@pytest.mark.parametrize("file", [f"{SLUG}-print.pdf", f"{SLUG}.pdf"])
def test_the_page_that_a_reference_says_is_that_of_what_it_names(
    built: tuple[Path, Report], file: str
) -> None:
    texts = pages(built[0] / file)
    first = next(number for number, text in enumerate(texts) if text.startswith("In the Air"))
    said = [match for text in texts for match in SAID.finditer(text)]
    assert {name(match) for match in said} == NAMED.keys()
    for match in said:
        page = texts[first + int(match["folio"]) - 1]
        wanted = NAMED[name(match)]
        assert wanted.casefold() in page.casefold(), (match[0], page)
    assert "said already on p. 4;".casefold() in " ".join(texts).casefold()
    assert "The proverb says" in texts[first + 3]


def test_documents_say_the_same_labels_without_pages(built: tuple[Path, Report]) -> None:
    epub = open_epub(built[0] / f"{SLUG}.epub")
    ways = [link for _, link in epub.links if "cross-reference" in link.classes]
    said = {letters(link) for link in ways}
    assert {re.sub(r"\W", "", name.lower()) for name in NAMED} <= said
    for path, link in [(path, link) for path, link in epub.links if "cross-reference" in link.classes]:
        assert epub.follow(path, link.attributes["href"]) is not None
    text = "".join(letters(body) for body in epub.bodies)
    assert "(p." not in text


@pytest.fixture(scope="module", params=[f"{SLUG}-print.pdf", f"{SLUG}.pdf"])
def pair(built: tuple[Path, Report], request: pytest.FixtureRequest) -> Pair:
    book, _ = load(read_settings(FOLDER)[0], FOLDER, Cache(None), 2, lambda _: None)
    manuscript = read_manuscript(book)
    observed = read_pdf((built[0] / request.param).read_bytes(), manuscript)
    return lay(manuscript.facts, observed, ours=True)


def test_every_page_that_is_said_is_read(pair: Pair) -> None:
    assert len(pair.observed.folios) == len(pair.expected.references) == 25
    assert list(compare_folios(pair)) == []


def test_a_page_that_is_wrong_or_lost_is_found(pair: Pair) -> None:
    folios = pair.observed.folios
    for number, folio in enumerate(folios):
        others = (*folios[:number], *folios[number + 1 :])
        wrong = replace(folio, label=str(int(folio.label) + 1))
        for damaged in (others, (*others, wrong)):
            found = compare_folios(replace(pair, observed=replace(pair.observed, folios=damaged)))
            assert [each.code for each in found] == ["collate-reference"]


def test_a_page_that_nothing_refers_to_is_found(pair: Pair) -> None:
    added = (*pair.observed.folios, Folio(3, "7"))
    found = list(compare_folios(replace(pair, observed=replace(pair.observed, folios=added))))
    assert [each.message for each in found] == ["page 7 is said where nothing refers to it"]
