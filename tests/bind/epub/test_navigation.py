from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from lxml import etree

from octavo.bind.epub.navigation import navigation, ncx
from octavo.bind.epub.plan import Plan, plan
from octavo.bind.page_breaks import PageBreak
from octavo.bind.trees import point
from octavo.book import Book, Leaf
from octavo.xhtml import parse

OPS = "{http://www.idpf.org/2007/ops}"
NAMES = {"n": "http://www.daisy.org/z3986/2005/ncx/"}


def navs(planned: Plan, breaks: Mapping[str, Sequence[PageBreak]] | None = None) -> dict[str, etree._Element]:
    """Make the navigation, and give each of its lists, and what else it has, by its `epub:type`."""
    (leaf,) = (leaf for leaf in planned.leaves if leaf.kind == "contents")
    contents = parse(leaf.xhtml)
    point(contents, "nav.xhtml", planned.homes)
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    body = etree.fromstring(f"<body {names}>{navigation(planned, contents, breaks or {})}</body>")
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


def test_without_printed_pages_there_is_no_list_of_them(planned: Plan) -> None:
    assert navs(planned).keys() == {"toc", "landmarks"}


def test_pages_are_listed_in_the_order_of_the_book(planned: Plan) -> None:
    breaks = {
        "fold": (PageBreak("page.1", "1", 0), PageBreak("page.2", "2", 90)),
        "title-page": (PageBreak("page.i", "i", 0),),
    }
    assert links(navs(planned, breaks)["page-list"]) == [
        ("i", "text/title-page.xhtml#page.i"),
        ("1", "text/fold.xhtml#page.1"),
        ("2", "text/fold.xhtml#page.2"),
    ]


def test_a_page_of_the_contents_is_marked_where_nothing_but_lines_may_stand(planned: Plan) -> None:
    breaks = {
        "contents": (
            PageBreak("page.v", "v", 0),
            PageBreak("page.vi", "vi", len("ContentsPreface")),
            PageBreak("page.vii", "vii", None),
        )
    }
    (leaf,) = (leaf for leaf in planned.leaves if leaf.kind == "contents")
    contents = parse(leaf.xhtml)
    point(contents, "nav.xhtml", planned.homes)
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    body = etree.fromstring(f"<body {names}>{navigation(planned, contents, breaks)}</body>")
    assert [part.get("id") for part in body][:3] == ["page.v", "contents", "page.vii"]
    (second,) = body.iterfind(".//{*}a/{*}span")
    assert (second.get("id"), second.get("role"), second.get("aria-label")) == (
        "page.vi", "doc-pagebreak", "vi",
    )  # fmt: skip
    assert (second.tail or "").startswith("Part One")


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
    tree = etree.fromstring(ncx(plan(book, ()), contents, {}).encode())
    assert tree.findtext(".//n:navPoint/n:navLabel/n:text", namespaces=NAMES) == "A < B & C"


def test_the_ncx_lists_the_printed_pages_too(planned: Plan) -> None:
    contents = parse(
        '<nav xmlns="http://www.w3.org/1999/xhtml"><ol><li><a href="a.xhtml">A</a></li></ol></nav>'
    )
    breaks = {"preface": (PageBreak("page.v", "v", 0),), "fold": (PageBreak("page.7", "7", 0),)}
    tree = etree.fromstring(ncx(planned, contents, breaks).encode())
    pages = tree.findall(".//n:pageTarget", NAMES)
    assert [(page.get("type"), page.get("value")) for page in pages] == [("front", "1"), ("normal", "2")]
    assert tree.xpath("//n:pageTarget/n:content/@src", namespaces=NAMES) == [
        "text/preface.xhtml#page.v", "text/fold.xhtml#page.7",
    ]  # fmt: skip
    counted = {meta.get("name"): meta.get("content") for meta in tree.iterfind(".//n:meta", NAMES)}
    assert (counted["dtb:totalPageCount"], counted["dtb:maxPageNumber"]) == ("2", "7")
