from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml import etree

from octavo.bind.pdf.furniture import make_furniture
from octavo.book import Leaf, Matter
from octavo.pagination import Page, PageKind, Pagination
from tests.conftest import BookOf

LEAVES = (
    Leaf("preface", "preface", "Preface", Matter.FRONT, "<section/>", "en"),
    Leaf("one", "chapter", "One", Matter.MAIN, "<section/>", "en", part="Day"),
    Leaf("two", "chapter", "Two", Matter.MAIN, "<section/>", "en"),
    Leaf("endnotes", "endnotes", "Notes", Matter.BACK, "<section/>", "en"),
)
PAGES = [None, *(leaf.key for leaf in LEAVES)]


@pytest.mark.parametrize(
    ("verso", "versos"),
    [
        ("part", ["A Book", "Preface", "Day", "A Book", "Notes to page 2"]),
        ("book", ["A Book", "Preface", "A Book", "A Book", "Notes to page 2"]),
    ],
)
def test_a_verso_names_the_part_or_the_book_and_a_recto_its_leaf(
    verso: str, versos: Sequence[str], book_of: BookOf
) -> None:
    book = book_of({"one.md": "# One\n"}, print={"verso": verso})
    pages = tuple(Page(str(at), key, PageKind.TEXT, recto=True) for at, key in enumerate(PAGES))
    pagination = Pagination(pages, {"ref-one--n1": 2, "one--n1": 4})
    made = etree.fromstring(make_furniture(book, LEAVES, pagination, "print").xhtml)
    heads = [[str(each) for each in made.xpath(f"//@data-{side}")] for side in ("verso", "recto", "folio")]
    assert heads[0] == list(versos)
    assert heads[1] == ["A Book", "Preface", "One", "Two", "Notes to page 2"]
    assert heads[2] == ["0", "1", "2", "3", "4"]
