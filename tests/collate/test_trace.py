from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from octavo.book import Book
from octavo.collate import Collation, collate
from octavo.findings import finding
from octavo.verdict import Spot, Verdict

LEAF = "EPUB/text/{}.xhtml"


@pytest.fixture(scope="module")
def collation(book: Book, outputs: Mapping[str, Mapping[str, bytes]]) -> Collation:
    return collate(book, outputs)


def verdict(kind: str, spot: Spot | None) -> Verdict:
    return Verdict(finding("epubcheck-error", "said", path=f"the-ferry-book.{kind}", format=kind), spot)


def line_of(words: str, leaf: str, epub: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        before, found, _ = archive.read(LEAF.format(leaf)).decode().partition(words)
    assert found
    return before.count("\n") + 1


@pytest.mark.parametrize(
    ("words", "leaf", "at"),
    [
        ("Nobody had ever asked", "tides", ("tides.md", 3)),
        (">Low water</h2>", "tides", ("tides.md", 14)),
        ("grease the splices", "rope", ("rope.md", 13)),
        ("its bell was cracked", "tides", ("tides.md", 24)),
        (">The Far Bank</h1>", "part-2", ("book.yaml", None)),
    ],
)
def test_a_line_of_the_epub_is_led_back_to_the_manuscript(
    words: str,
    leaf: str,
    at: tuple[str, int | None],
    collation: Collation,
    outputs: Mapping[str, Mapping[str, bytes]],
) -> None:
    (epub,) = outputs["epub"].values()
    spot = Spot(file=LEAF.format(leaf), line=line_of(words, leaf, epub))
    found = collation.lead_back(verdict("epub", spot))
    assert (found.path, found.line) == at
    assert (found.message, found.format) == ("said", "epub")


def test_a_page_of_the_pdf_is_led_back_to_its_first_words(collation: Collation) -> None:
    pages = [mark.page for mark in collation.pairs["screen"].observed.landmarks]
    lines = [collation.lead_back(verdict("screen", Spot(page=page))) for page in pages]
    assert [(found.path, found.line) for found in lines][:3] == [
        ("book.yaml", None),
        ("tides.md", 1),
        ("rope.md", 1),
    ]


@pytest.mark.parametrize("spot", [None, Spot(file="EPUB/content.opf", line=3), Spot(page=1)])
def test_what_is_not_of_the_manuscript_keeps_its_output(spot: Spot | None, collation: Collation) -> None:
    asked = verdict("screen" if spot and spot.page else "epub", spot)
    assert collation.lead_back(asked) == asked.finding
