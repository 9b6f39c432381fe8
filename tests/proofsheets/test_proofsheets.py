from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from octavo.proofsheets import changed, contact_sheet, draw_pages, ranges, spreads
from octavo.proofsheets.spreads import EDGE, MARK


def pdf(*words: str) -> bytes:
    """Make a PDF with a slug of 10 pt around pages of 72 by 144 pt."""
    content = BytesIO()
    with pikepdf.new() as made:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for word in words:
            page = made.add_blank_page(page_size=(92, 164))
            page.trimbox = pikepdf.Array([10, 10, 82, 154])
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F)
            page.contents_add(f"BT /F 12 Tf 20 80 Td ({word}) Tj ET".encode())
        made.save(content, deterministic_id=True)
    return content.getvalue()


def test_pages_are_drawn_within_their_trim() -> None:
    drawn = list(draw_pages(pdf("one", "two"), 100))
    assert [page.size for page in drawn] == [(100, 200), (100, 200)]


def test_pages_lie_as_in_an_open_book() -> None:
    laid = list(spreads(draw_pages(pdf("a", "b", "c", "d"), 72)))
    assert [spread.pages for spread in laid] == [(1,), (2, 3), (4,)]
    assert {spread.image.size for spread in laid} == {(2 * 72 + 2 * EDGE, 144 + 2 * EDGE)}


def test_a_changed_page_is_framed() -> None:
    (first, both) = spreads(draw_pages(pdf("a", "b", "c"), 72), {1})
    assert MARK not in {color for _, color in first.image.getcolors(9999) or ()}
    assert both.image.getpixel((EDGE, EDGE)) == MARK
    assert both.image.getpixel((EDGE + 73, EDGE + 1)) != MARK


@pytest.mark.parametrize(
    ("new", "pages"),
    [
        (("a", "b", "c"), set()),
        (("a", "x", "c"), {1}),
        (("a", "x", "b", "c"), {1}),
        (("a", "c"), set()),
        (("a", "b", "c", "d", "e"), {3, 4}),
    ],
)
def test_what_changed_is_known(new: tuple[str, ...], pages: set[int]) -> None:
    assert changed(pdf("a", "b", "c"), pdf(*new)) == pages


def test_page_numbers_are_written_as_people_do() -> None:
    assert ranges([4, 19, 18, 7, 20]) == "4, 7, 18-20"
    assert ranges([]) == ""


def test_a_contact_sheet_holds_every_spread() -> None:
    small = [((number,), Image.new("RGB", (230, 100), (255, 0, 0))) for number in range(1, 11)]
    with Image.open(BytesIO(contact_sheet(small))) as sheet:
        reds = sum(count for count, color in sheet.getcolors(9999) or () if color == (255, 0, 0))
    assert reds == 10 * 230 * 100
