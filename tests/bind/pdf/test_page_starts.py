from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
import weasyprint

from octavo.bind.pdf.fetcher import Fetcher
from octavo.bind.pdf.page_starts import page_starts
from octavo.bind.pdf.typeset import Document
from octavo.bind.sorts import letters_of, runs

#: A page on which two lines of eight letters find room, in a typeface that need not be known: where its bold
#: letters stand a little higher than others, a line is a little higher, too.
PAGE = """
@page { size: 200px 46px; margin: 0 } p, pre, h1, table, td, th, aside { margin: 0; padding: 0 }
body { margin: 0; font: 16px/20px monospace; orphans: 1; widows: 1 } .cut { break-before: page }
h1 { font: inherit; text-transform: uppercase } .hyphens { hyphens: manual; width: 1px }
.foot { float: footnote; footnote-policy: auto } p::before { content: "made" }
.lead::first-line { font-variant: small-caps } .lead::first-letter { font-weight: bold }
hr { border: 0; margin: 0; height: 20px }
"""

#: What is set, and the letters (`#` for what is one piece) with which each of its pages begins.
SET = [
    ("<p>one</p><p class='cut'>two</p><p class='cut'>three</p>", ["one", "two", "thr"]),
    ("<p>one<br/>two<br/>three<br/>four</p>", ["one", "thr"]),
    ("<p class='lead'>one<br/>two<br/>three<br/>four</p>", ["one", "thr"]),
    ("<p>o<em>n</em>e<br/>tw<em>o</em><br/><em>t</em>hree</p>", ["one", "thr"]),
    ("<h1>stra\u00dfe</h1><p class='cut'>two</p>", ["str", "two"]),
    ("<h1>ma\u00df<br/>fu\u00df<br/>kuss</h1>", ["ma\u00df", "kus"]),
    ("<p class='hyphens'>on\u00ade<br/>two<br/>foo\u00adbar<br/>-tail</p>", ["one", "two", "bar", "tai"]),
    ("<p>one</p><hr class='cut'/><p>two</p>", ["one", "#tw"]),
    (
        "<table><thead><tr><th>head</th></tr></thead><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        ["hea", "two"],
    ),
    ("<p>one<br/>two<br/><code class='tex'>x+y</code> three</p>", ["one", "#th"]),
    ("<p>one<aside class='note foot'>a<br/>b<br/>c<br/>d</aside></p><p>two</p>", ["one", "two"]),
    ("<p>one</p><p class='cut'><br/></p><p class='cut'>two</p>", ["one", "two", "two"]),
    ("<ol><li>one</li><li class='cut'>two</li></ol>", ["one", "two"]),
]


@pytest.mark.parametrize(("inside", "wanted"), SET)
def test_each_page_begins_with_its_first_new_sort(inside: str, wanted: list[str]) -> None:
    root = ET.fromstring(f"<html><head><title>T</title></head><body>{inside}</body></html>")  # noqa: S314 -- our own
    document = Document(root, Fetcher({})).render(stylesheets=[weasyprint.CSS(string=PAGE)])
    letters = "".join("#" if run.words is None else letters_of(run.words) for run in runs(root))
    starts = page_starts(root, document.pages)
    assert [letters[start : start + 3] for start in starts] == wanted
