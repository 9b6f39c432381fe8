from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

import pytest

from tests.outputs.course import heading_pages, labels, tellings
from tests.outputs.following import TELLING
from tests.outputs.manuscript import Manuscript
from tests.outputs.nodes import normal
from tests.outputs.pdf import Object, Paged
from tests.outputs.shelf import Built


def fonts(resources: Object) -> Iterator[Object]:
    """Give every font of a page, and of the forms drawn on it."""
    for font in resources.get("/Font", {}).values():
        inside = font.get_object().get("/DescendantFonts", [font])
        yield from (descendant.get_object() for descendant in inside)
    for form in resources.get("/XObject", {}).values():
        yield from fonts(form.get_object().get("/Resources", {}))


def contents(paged: Paged, numbers: list[str], wanted: str) -> str:
    """Give the letters of the contents' pages, without the number and the head of each page."""
    first = next(page for page in range(len(numbers)) if normal(paged.text(page)).startswith("contents"))
    there = ""
    for page in range(first, len(numbers)):
        shown, number = normal(paged.text(page)), numbers[page]
        around = (f"contents{number}", f"{number}contents", number) if page > first else (number,)
        there += shown.removesuffix(next(end for end in around if shown.endswith(end)))
        if len(there) >= len(wanted):
            break
    return there


def test_the_contents_name_the_pages_of_the_headings(paged: Paged, told: Manuscript, built: Built) -> None:
    depth = told.settings.get("contents", {}).get("depth", 2)
    numbers = labels(told, built.title.name, paged)
    found = heading_pages(told, built.title.name, paged)
    wanted = "contents" + "".join(
        normal(words) + numbers[page] for level, words, page in found if level <= depth
    )
    assert contents(paged, numbers, wanted) == wanted


def test_a_page_of_text_shows_its_number(paged: Paged, told: Manuscript, built: Built) -> None:
    numbers = labels(told, built.title.name, paged)
    for level, words, page in heading_pages(told, built.title.name, paged):
        if level > 1:
            assert numbers[page] in [normal(piece.text) for piece in paged.pieces[page]], words


def test_the_pages_that_references_tell_show_what_they_lead_to(
    paged: Paged, told: Manuscript, built: Built
) -> None:
    there = [
        [found[1] for piece in page if (found := TELLING.fullmatch(normal(piece.text)))]
        for page in paged.pieces
    ]
    wanted = tellings(told, built.title.name, paged)
    assert [sorted(page) for page in there] == [sorted(page) for page in wanted]


def test_every_page_has_the_trim_of_the_book(paged: Paged, built: Built) -> None:
    for page in paged.reader.pages:
        for box in (page.mediabox, page.trimbox, page.cropbox, page.bleedbox):
            assert (float(box.left), float(box.bottom)) == (0, 0)
            assert (float(box.width), float(box.height)) == pytest.approx(built.title.trim, abs=0.02)
        assert page.rotation == 0


def test_every_font_is_embedded(paged: Paged) -> None:
    found = [font for page in paged.reader.pages for font in fonts(page.get("/Resources", {}))]
    assert found
    for font in found:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & font["/FontDescriptor"].keys(), font["/BaseFont"]


def test_no_more_than_two_pages_in_a_row_are_blank(paged: Paged) -> None:
    runs = [len(list(run)) for blank, run in groupby(paged.pieces, key=lambda page: not page) if blank]
    assert max(runs, default=0) <= 2


def test_the_screen_pages_are_labelled_as_they_are_numbered(
    screen: Paged, told: Manuscript, built: Built
) -> None:
    assert screen.reader.page_labels == labels(told, built.title.name, screen)


def test_the_screen_pdf_says_what_it_is(screen: Paged, told: Manuscript, built: Built) -> None:
    assert screen.catalog["/MarkInfo"]["/Marked"].value is True
    assert screen.catalog["/Lang"] == told.settings.get("lang", "en")
    assert screen.catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    said = screen.reader.metadata
    assert said is not None
    assert str(said.title).startswith(built.title.name)
    assert screen.reader.xmp_metadata is not None
    assert screen.reader.xmp_metadata.dc_title == {"x-default": said.title}


def test_every_page_of_the_screen_pdf_that_shows_text_is_tagged(screen: Paged) -> None:
    for page, pieces in zip(screen.reader.pages, screen.pieces, strict=True):
        assert ("/StructParents" in page) == any(piece.mark >= 0 for piece in pieces)


def test_on_paper_there_is_nothing_to_click(printed: Paged) -> None:
    for page in printed.reader.pages:
        assert "/Annots" not in page
    assert {"/Outlines", "/Names", "/AcroForm", "/OpenAction", "/AA"}.isdisjoint(printed.catalog)


def test_the_print_pdf_has_an_even_number_of_pages_where_its_printer_asks(
    printed: Paged, told: Manuscript
) -> None:
    asks = told.settings.get("print", {}).get("printer", "kdp") in {"ingramspark", "lulu", "offset"}
    assert not asks or len(printed.pieces) % 2 == 0


def test_the_report_of_pages_is_that_of_the_print_pdf(printed: Paged, told: Manuscript, built: Built) -> None:
    report = json.loads((built.out / "pagination.json").read_text("utf-8"))
    assert [page["label"] for page in report["pages"]] == labels(told, built.title.name, printed)
    assert [page["leaf"] is None for page in report["pages"]] == [not page for page in printed.pieces]
