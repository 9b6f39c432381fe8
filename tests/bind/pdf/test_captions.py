from __future__ import annotations

from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset
from octavo.collate.pdf_opening import open_pages
from octavo.collate.pdf_pages import Page

STYLE = b"""
@page { size: 300px 200px; margin: 20px }
body { font-size: 10px; line-height: 20px; margin: 0 } p { margin: 0 }
table { margin: 0 auto } caption { text-align: center } caption.broad { padding: 0 20px }
table.together { break-inside: avoid }
"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>
<link rel="stylesheet" href="own.css"/></head><body>{}</body></html>"""
TABLE = "<table><caption>{}</caption>{}</table>"
ROW = "<tr><td>m</td><td>n</td></tr>"


def pages(body: str) -> tuple[Page, ...]:
    sheet = typeset(Sheet("one", None, "print", PAGE.format(body)), Resources({"own.css": STYLE}))
    return tuple(open_pages(sheet.pdf))


def test_a_caption_that_is_longer_than_its_table_goes_out_at_both_sides() -> None:
    (page,) = pages(TABLE.format("what this is about in a few words more than fit", ROW))
    captions = [run for run in page.runs if run.words.strip() not in {"m", "n"}]
    cells = [run for run in page.runs if run.words.strip() in {"m", "n"}]
    left, right = (min(run.box.left for run in captions), max(run.box.right for run in captions))
    assert len({round(run.box.top) for run in captions}) <= 2
    assert left < min(run.box.left for run in cells)
    assert right > max(run.box.right for run in cells)
    assert left >= 20 * 0.75 - 1
    assert right <= 280 * 0.75 + 1


def test_a_short_table_is_not_parted_and_a_long_one_is() -> None:
    above = "<p>x</p>" * 5
    short = pages(above + TABLE.format("C", ROW * 4))
    assert [sum("m" in run.words for run in page.runs) for page in short] == [0, 4]
    long = pages(above + TABLE.format("C", ROW * 9))
    assert sum("m" in run.words for run in long[0].runs) > 0
