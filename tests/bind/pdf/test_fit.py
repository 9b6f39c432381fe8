from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from octavo.bind.pdf.fetcher import Fetcher
from octavo.bind.pdf.fit import ends_short, fit
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import Document, typeset

STYLE = """<style>
@page { size: 200px 240px; margin: 20px; @footnote { margin-top: 0 } }
body { font: 10px/20px monospace; margin: 0 }
p { margin: 0; orphans: 1; widows: 1 }
img { display: block; width: 50px; height: 20px }
.note { float: footnote }
.tight body { word-spacing: -2px }
</style>"""


def document(body: str) -> ET.Element:
    return ET.fromstring(f"<html><head>{STYLE}</head><body>{body}</body></html>")  # noqa: S314 -- our own words


def lines(number: int) -> str:
    return "<p>line</p>" * number


@pytest.mark.parametrize(
    ("body", "short"),
    [
        (lines(10), False),
        (lines(11), True),
        (lines(13), True),
        (lines(14), False),
        (lines(2), False),
        (lines(10) + f"<p>line<span class='note'>a note</span></p>{lines(1)}", True),
        (lines(10) + "<table><tr><td>cell</td></tr></table>", False),
    ],
)
def test_a_last_page_wants_four_lines_or_something_else_than_text(body: str, *, short: bool) -> None:
    rendered = Document(document(body), Fetcher({})).render()
    assert ends_short(rendered.pages) is short


def test_a_document_has_one_fit_at_a_time() -> None:
    root = ET.Element("html", {"class": "print recto"})
    met = []
    for name in ("tight", "loose", ""):
        fit(root, name)
        met.append(root.get("class"))
    assert met == ["print recto tight", "print recto loose", "print recto"]


def set_in(words: str) -> int:
    head = f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>{STYLE}</head>'
    sheet = Sheet("one", "one.md", "print", f"{head}<body>{words}</body></html>")
    return typeset(sheet, Resources({})).pages


def test_a_leaf_that_ends_short_is_set_tighter() -> None:
    # Ten lines to a page; the last word of the eleventh line fits on the tenth where spaces are narrower.
    words = "aa bb cc dd ee ff gg hh iii"
    full = lines(9) + f"<p>{words}</p>"
    assert set_in(full) == 1


def test_a_leaf_that_cannot_be_fitted_stays_as_it_was() -> None:
    assert set_in(lines(11)) == 2
