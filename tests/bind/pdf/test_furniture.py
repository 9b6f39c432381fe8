from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
import pytest
from lxml import etree

from octavo.bind.pdf.furniture import MOST, make_furniture
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.settle import files_for
from octavo.bind.pdf.typeset import typeset
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf, Matter
from octavo.pagination import Page, PageKind, Pagination
from octavo.printers import geometry
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
    (sheet,) = make_furniture(book, LEAVES, pagination, "print")
    made = etree.fromstring(sheet.xhtml)
    heads = [[str(each) for each in made.xpath(f"//@data-{side}")] for side in ("verso", "recto", "folio")]
    assert heads[0] == list(versos)
    assert heads[1] == ["A Book", "Preface", "One", "Two", "Notes to page 2"]
    assert heads[2] == ["0", "1", "2", "3", "4"]


def test_furniture_of_many_pages_is_several_sheets_that_begin_with_a_recto(book: Book) -> None:
    pages = tuple(Page(str(at), None, PageKind.TEXT, recto=not at % 2) for at in range(2 * MOST + 2))
    sheets = make_furniture(book, (), Pagination(pages), "print")
    folios = [etree.fromstring(sheet.xhtml).xpath("//@data-folio") for sheet in sheets]
    assert [str(each) for sheet in folios for each in sheet] == [page.label for page in pages]
    assert len({sheet.key for sheet in sheets}) == len(sheets)
    assert [len(sheet) for sheet in folios] == [MOST, MOST, 2]
    assert all(pages[int(sheet[0])].recto for sheet in folios)


def test_a_head_that_is_too_long_ends_with_a_word(book: Book, workshop: Workshop) -> None:
    title = "On the shape of a sheet that was folded in the middle of the night by somebody in a hurry"
    leaf = Leaf("one", "chapter", title, Matter.MAIN, "<section/>", "en")
    pagination = Pagination((Page("7", "one", PageKind.TEXT, recto=True),))
    files = files_for(book, workshop, geometry(book.settings.print, 100, bleeds=False))
    (sheet,) = make_furniture(book, (leaf,), pagination, "print")
    made = typeset(sheet, Resources(files))
    assert made.warnings == ()
    with pypdfium2.PdfDocument(made.pdf) as document:
        shown = document[0].get_textpage().get_text_bounded()
    head, cut, folio = next(line for line in shown.splitlines() if "shape" in line).partition("\u2026")
    assert (cut, folio.strip()) == ("\u2026", "7")
    assert title.startswith(head.rstrip() + " ")
