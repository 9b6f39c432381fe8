from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.epub.navigation import navigation, ncx
from octavo.bind.epub.plan import Plan, plan
from octavo.bind.trees import point
from octavo.book import Book, Leaf
from octavo.pagination import Pagination
from octavo.xhtml import parse

OPS = "{http://www.idpf.org/2007/ops}"
NAMES = {"n": "http://www.daisy.org/z3986/2005/ncx/"}


def navs(planned: Plan, pagination: Pagination | None = None) -> dict[str, etree._Element]:
    """Make the navigation, and give each of its lists by its `epub:type`."""
    (leaf,) = (leaf for leaf in planned.leaves if leaf.kind == "contents")
    contents = parse(leaf.xhtml)
    point(contents, "nav.xhtml", planned.homes)
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    body = etree.fromstring(f"<body {names}>{navigation(planned, contents, pagination)}</body>")
    return {str(nav.get(f"{OPS}type")): nav for nav in body}


def links(nav: etree._Element) -> list[tuple[str, str]]:
    """List the words and addresses of a list."""
    return [("".join(link.itertext()), str(link.get("href"))) for link in nav.iter("{*}a")]


@pytest.fixture
def planned(book: Book, leaves: tuple[Leaf, ...]) -> Plan:
    """Plan the small book."""
    return plan(book, leaves)


def test_landmarks_lead_to_what_is_asked_for_by_name(planned: Plan) -> None:
    landmarks = navs(planned)["landmarks"]
    assert [link.get(f"{OPS}type") for link in landmarks.iter("{*}a")] == [
        "cover", "titlepage", "toc", "bodymatter", "bibliography",
    ]  # fmt: skip
    assert links(landmarks) == [
        ("Cover", "cover.xhtml"),
        ("Title page", "text/title-page.xhtml"),
        ("Contents", "nav.xhtml#contents"),
        ("Part One: The Shop", "text/part-one.xhtml"),
        ("Further Reading", "text/bibliography.xhtml"),
    ]
    assert landmarks.get("hidden") == "hidden"


def test_without_a_pagination_there_is_no_list_of_pages(planned: Plan) -> None:
    assert navs(planned).keys() == {"toc", "landmarks"}


def test_pages_lead_to_the_first_place_that_is_known_on_each(planned: Plan, pagination: Pagination) -> None:
    assert links(navs(planned, pagination)["page-list"]) == [
        ("i", "text/title-page.xhtml#title-page"),
        ("v", "text/preface.xhtml#preface"),
        ("1", "text/fold.xhtml#fold"),
        ("3", "text/fold.xhtml#fold--names"),
    ]


def test_contents_without_a_line_lead_to_the_text(plain_book: Book, plain_leaves: tuple[Leaf, ...]) -> None:
    assert links(navs(plan(plain_book, plain_leaves))["toc"]) == [("Plain", "text/one.xhtml")]


def test_the_ncx_says_what_the_contents_say(
    files: dict[str, bytes], documents: dict[str, etree._Element]
) -> None:
    tree = etree.fromstring(files["toc.ncx"])
    words = [str(text.text) for text in tree.iterfind(".//n:navPoint/n:navLabel/n:text", NAMES)]
    places = [str(content.get("src")) for content in tree.iterfind(".//n:navPoint/n:content", NAMES)]
    contents = next(documents["nav.xhtml"].iter("{*}nav"))
    assert list(zip(words, places, strict=True)) == links(contents)
    assert tree.xpath("string(//n:meta[@name='dtb:depth']/@content)", namespaces=NAMES) == "3"
    ids = [point.get("id") for point in tree.iterfind(".//n:navPoint", NAMES)]
    assert len(set(ids)) == len(ids) == 8


def test_the_ncx_escapes_what_markup_would_be(book: Book) -> None:
    contents = parse(
        '<nav xmlns="http://www.w3.org/1999/xhtml"><ol><li><a href="a.xhtml">'
        "A &lt; <em>B</em> &amp;\n C</a></li></ol></nav>"
    )
    tree = etree.fromstring(ncx(book, contents).encode())
    assert tree.findtext(".//n:navPoint/n:navLabel/n:text", namespaces=NAMES) == "A < B & C"
