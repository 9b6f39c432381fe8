from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from octavo.bind.bound import Bound
from octavo.bind.impose import SCHEMES, impose


def printed(pages: int) -> Bound:
    """Make a print PDF with a slug of 10 pt around a trim of 100 by 200, each page with its number."""
    content = BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(120, 220))
            page.trimbox = pikepdf.Array([10, 10, 110, 210])
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F)
            page.contents_add(f"BT /F 10 Tf 50 100 Td ({number}) Tj ET".encode())
        pdf.save(content, deterministic_id=True)
    return Bound("print", {"ferry-print.pdf": content.getvalue()}, pages=pages)


def halves(pdf: bytes) -> list[tuple[str, str]]:
    """Read what stands on the left and the right half of each side."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            assert page.get_size() == (200, 200)
            found.append(tuple(text.get_text_bounded(left, 0, left + 100, 200).strip() for left in (0, 100)))
    return found


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (4, [("4", "1"), ("2", "3")]),
        (6, [("", "1"), ("2", ""), ("6", "3"), ("4", "5")]),
        (8, [("8", "1"), ("2", "7"), ("6", "3"), ("4", "5")]),
    ],
)
def test_a_folded_booklet_reads_in_order(pages: int, sides: list[tuple[str, str]]) -> None:
    made = impose(printed(pages), "saddle")
    assert list(made.files) == ["ferry-saddle.pdf"]
    assert made.pages == len(sides)
    assert halves(made.files["ferry-saddle.pdf"]) == sides


@pytest.mark.parametrize(
    ("pages", "sides"), [(3, [("", "1"), ("2", "3")]), (4, [("", "1"), ("2", "3"), ("4", "")])]
)
def test_spreads_lie_as_they_are_read(pages: int, sides: list[tuple[str, str]]) -> None:
    assert halves(impose(printed(pages), "2up").files["ferry-2up.pdf"]) == sides


def test_too_many_pages_do_not_fold() -> None:
    assert impose(printed(80), "saddle").findings == ()
    assert [each.code for each in impose(printed(81), "saddle").findings] == ["impose-thick"]
    assert impose(printed(81), "2up").findings == ()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_same_pages_give_the_same_bytes(scheme: str) -> None:
    assert impose(printed(5), scheme) == impose(printed(5), scheme)
