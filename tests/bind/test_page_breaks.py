from __future__ import annotations

import re

import pytest

from octavo.bind.page_breaks import PageBreak, mark_pages, page_breaks
from octavo.pagination import Page, PageKind, Pagination
from octavo.xhtml import parse, write

#: What is in a leaf, how many sorts stand before the page, and the leaf with its mark, written as `|`.
MARKED = [
    ("<p>One two</p>", 3, "<p>One |two</p>"),
    ("<p>One two</p>", 5, "<p>One tw|o</p>"),
    ("<p>One</p><p>two</p>", 3, "<p>One</p><p>|two</p>"),
    ("<p>One</p><p><em>two</em></p>", 3, "<p>One</p><p>|<em>two</em></p>"),
    ("<p>One <em>two</em> three</p>", 6, "<p>One <em>two</em> |three</p>"),
    ("<p>One <em>two</em> three</p>", 4, "<p>One <em>t|wo</em> three</p>"),
    ("<p>One</p><h2><em>Two</em></h2>", 3, "<p>One</p>|<h2><em>Two</em></h2>"),
    ("<p>One</p><figure><img/></figure>", 3, "<p>One</p>|<figure><img/></figure>"),
    ("<p>One</p><hr/><p>two</p>", 3, "<p>One</p>|<hr/><p>two</p>"),
    ("<p>One</p><pre><code>two</code></pre>", 3, "<p>One</p>|<pre><code>two</code></pre>"),
    ("<p>a</p><pre><code>b\nc</code></pre>", 2, "<p>a</p><pre><code>b\n|c</code></pre>"),
    ("<p>a</p><ul><li><p>b</p></li></ul>", 1, "<p>a</p><ul><li><p>|b</p></li></ul>"),
    ("<table><tr><td>a</td><td>b</td></tr></table>", 1, "<table><tr><td>a</td><td>|b</td></tr></table>"),
    ("<p>One</p>", 3, "<p>One</p>|"),
    ("<p>One</p>", None, "<p>One</p>|"),
]


@pytest.mark.parametrize(("inside", "start", "wanted"), MARKED)
def test_a_page_is_marked_where_it_begins(inside: str, start: int | None, wanted: str) -> None:
    tree = parse(f'<section xmlns="http://www.w3.org/1999/xhtml">{inside}</section>')
    mark_pages(tree, [PageBreak("page.7", "7", start)])
    (mark,) = tree.findall(".//{*}span")
    assert (mark.get("id"), mark.get("role"), mark.get("aria-label")) == ("page.7", "doc-pagebreak", "7")
    assert len(mark) == 0
    assert mark.text is None
    assert re.sub("<span[^>]*/>", "|", write(tree)).partition(">")[2] == wanted + "</section>"


def test_pages_that_begin_at_one_place_are_marked_in_their_order() -> None:
    tree = parse('<section xmlns="http://www.w3.org/1999/xhtml"><p>One two</p></section>')
    mark_pages(tree, [PageBreak(f"page.{label}", label, at) for label, at in (("1", 3), ("2", 3), ("3", 9))])
    marks = [mark.get("aria-label") for mark in tree.iter("{*}span")]
    assert marks == ["1", "2", "3"]


def test_a_blank_page_is_marked_behind_the_leaf_before_it() -> None:
    kinds = (("i", "title-page", 0), ("ii", None, 0), ("1", "one", 0), ("2", "one", 40))
    pages = tuple(Page(label, leaf, PageKind.TEXT, recto=True, start=start) for label, leaf, start in kinds)
    assert page_breaks(Pagination(pages, {})) == {
        "title-page": (PageBreak("page.i", "i", 0), PageBreak("page.ii", "ii", None)),
        "one": (PageBreak("page.1", "1", 0), PageBreak("page.2", "2", 40)),
    }


def test_a_book_that_begins_with_a_blank_page_marks_it_before_its_first_leaf() -> None:
    pages = (
        Page("i", None, PageKind.BLANK, recto=True),
        Page("ii", "frontispiece", PageKind.TEXT, recto=False),
    )
    assert page_breaks(Pagination(pages, {})) == {
        "frontispiece": (PageBreak("page.i", "i", 0), PageBreak("page.ii", "ii", 0))
    }
