from __future__ import annotations

from lxml import etree

from octavo.collate import collate_file
from octavo.collate.outlines import navigation
from tests.conftest import BookOf

PAGE = '<html><body>{}<main><h1 id="a">A</h1><p>x</p><h2 id="b">B {}</h2><p>y</p></main></body></html>'
CONTENTS = '<nav role="doc-toc"><ol><li><a href="#a">A</a></li><li><a href="#b">{}</a></li></ol></nav>'


def test_the_first_contents_are_read() -> None:
    page = etree.fromstring(PAGE.format(CONTENTS.format("<b>B</b> and C"), ""))
    assert navigation(page) == ("A", "BandC")
    assert navigation(etree.fromstring(PAGE.format("", ""))) == ()


def test_a_page_of_another_tool_needs_no_contents(book_of: BookOf) -> None:
    book = book_of({"a.md": "# A\n\nx\n\n## B\n\ny\n"})
    assert collate_file(book, "a.html", PAGE.format("", "").encode()).findings == ()


def test_what_else_stands_in_the_contents_is_the_makers(book_of: BookOf) -> None:
    book = book_of({"a.md": "# A\n\nx\n\n## B\n\ny\n"})
    page = PAGE.format(CONTENTS.format("B").replace("<ol>", '<ol><li><a href="#t">Cover</a></li>'), "")
    assert collate_file(book, "a.html", page.encode()).findings == ()


def test_a_heading_with_a_formula_is_not_asked_for_in_plain_words(book_of: BookOf) -> None:
    book = book_of({"a.md": "# A\n\nx\n\n## B $x_1$\n\ny\n"})
    formula = r'<span class="math inline">\(x_1\)</span>'
    page = PAGE.format(CONTENTS.format("B x sub 1"), formula)
    assert collate_file(book, "a.html", page.encode()).findings == ()
