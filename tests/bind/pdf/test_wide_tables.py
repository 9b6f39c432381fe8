from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from octavo.bind.pdf.forme import Typeset, read_typeset, write_typeset
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset
from octavo.collate.pdf_opening import open_pages
from octavo.collate.pdf_pages import Page
from octavo.collate.pdf_turned import stand_up

STYLE = b"""
@page { size: 300px 400px; margin: 20px }
@page turned-page { size: 400px 300px; margin: 20px }
.turned-page { break-after: page; break-before: page; page: turned-page }
table { font-size: 16px } table.smaller { font-size: 12px } table.least { font-size: 8px }
table.broken td { overflow-wrap: anywhere } td { padding: 0 }
"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>
<link rel="stylesheet" href="own.css"/></head><body><p>Before.</p>{}<p>After.</p></body></html>"""


def row(letters: int) -> str:
    return f"<tr><td>{'m' * letters}</td></tr>"


def made(body: str, edition: str = "print") -> Typeset:
    return typeset(Sheet("one", None, edition, PAGE.format(body)), Resources({"own.css": STYLE}))


def sizes(pages: tuple[Page, ...]) -> list[tuple[bool, int]]:
    """Give for each page whether it is turned, and the size of its widest words, in px."""
    widest = [max(page.runs, key=lambda run: run.box.right - run.box.left) for page in pages]
    return [(page.turned, round(run.size / 0.75)) for page, run in zip(pages, widest, strict=True)]


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        (12, [(False, 16)]),
        (18, [(False, 12)]),
        (26, [(False, 8)]),
        (40, [(False, 16), (True, 8), (False, 16)]),
    ],
)
def test_a_table_is_set_smaller_and_then_turned(letters: int, told: list[tuple[bool, int]]) -> None:
    sheet = made(f"<table>{row(letters)}</table>")
    assert sizes(stand_up(open_pages(sheet.pdf))) == told
    assert sheet.pages == len(told)
    assert not sheet.broken


def test_at_last_words_are_broken_and_that_is_told() -> None:
    sheet = made(f"<table><tr><td>Begins</td></tr>{row(90)}</table>")
    assert sheet.broken == ("Begins",)
    assert read_typeset(write_typeset(sheet)) == sheet
    pages = stand_up(open_pages(sheet.pdf))
    assert [page.turned for page in pages] == [False, True, False]
    assert max(run.end for page in pages for run in page.runs) <= 380 * 0.75 + 1


@pytest.mark.parametrize("holder", ["<ul><li>{}</li></ul>", "<dl><dt>t</dt><dd>{}</dd></dl>"])
def test_in_a_list_no_table_is_turned(holder: str) -> None:
    sheet = made(holder.format(f"<table>{row(90)}</table>"))
    assert not any(page.turned for page in stand_up(open_pages(sheet.pdf)))
    assert sheet.broken


@pytest.mark.parametrize(
    "asked", ['<table class="turned">{}</table>', '<div class="turned"><table>{}</table></div>']
)
def test_a_table_is_turned_where_it_asks_for_it(asked: str) -> None:
    sheet = made(asked.format(row(3)))
    assert [page.turned for page in stand_up(open_pages(sheet.pdf))] == [False, True, False]


def test_the_notes_of_a_table_go_with_it() -> None:
    body = f'<table>{row(40)}</table><div class="table-notes"><p>A note.</p></div>'
    pages = stand_up(open_pages(made(body).pdf))
    assert any(run.words.strip() == "A note." for run in pages[1].runs)


def test_a_turned_page_is_as_large_as_the_others_and_shown_upright_on_a_screen() -> None:
    told = {}
    for edition in ("print", "screen"):
        body = f'<table>{row(40)}<tr><td><a href="https://example.org">link</a></td></tr></table>'
        with pikepdf.open(BytesIO(made(body, edition).pdf)) as document:
            boxes = {tuple(map(float, page.mediabox)) for page in document.pages}
            assert boxes == {(0, 0, 225, 300)}
            told[edition] = [int(page.get("/Rotate", 0)) for page in document.pages]
            (link,) = document.pages[1].Annots
            left, bottom, right, top = map(float, link.Rect)
            assert right - left < top - bottom
            assert 0 < left < right < 225
    assert told == {"print": [0, 0, 0], "screen": [0, 90, 0]}


def test_a_place_on_a_turned_page_is_turned_too() -> None:
    sheet = made(f'<table>{row(40)}<tr><td><span id="here">x</span></td></tr></table>')
    (page,) = [page for page in open_pages(sheet.pdf) if any(run.on_side for run in page.runs)]
    run = next(run for run in page.runs if run.words.strip() == "x")
    place = sheet.anchors["here"]
    assert place.turned
    assert place.page == 1
    assert run.box.left - 12 < place.x < run.box.right
    assert run.box.bottom - 1 < place.y < run.box.top + 12
