from __future__ import annotations

import json
import re

import pytest
from lxml import etree

from octavo.bind.web.head import EXCERPT, book_head, excerpt
from octavo.book import Book
from octavo.xhtml import parse

Pages = dict[str, etree._Element]


def meta(page: etree._Element, name: str) -> str | None:
    """Give the content of a page's metadata by its name or property."""
    found = page.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
    return str(found[0]) if found else None


def linked(page: etree._Element) -> dict[str, object]:
    """Give a page's linked data."""
    (script,) = page.xpath("//script[@type='application/ld+json']")
    given: dict[str, object] = json.loads(script.text)
    return given


def test_the_first_page_speaks_for_the_book(pages: Pages) -> None:
    page = pages["index.html"]
    assert page.findtext("head/title") == "Sheet, Fold, Page \N{EN DASH} Ada Quarto"
    assert meta(page, "og:type") == "book"
    assert meta(page, "description") == meta(page, "og:description")
    assert meta(page, "og:image") == "https://example.org/sheet/images/cover-9e8d7c6b.svg"
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/sheet/"]
    data = linked(page)
    assert data["@type"] == "Book"
    assert data["author"] == [{"@type": "Person", "name": "Ada Quarto", "alternateName": "Quarto, Ada"}]
    assert data["editor"] == [{"@type": "Person", "name": "Ben Gutter"}]
    assert data["datePublished"] == "2026-11-23"


def test_a_page_speaks_for_its_leaf(pages: Pages) -> None:
    page = pages["fold.html"]
    assert page.findtext("head/title") == "The Sheet and the Fold \N{EN DASH} Sheet, Fold, Page"
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/sheet/fold.html"]
    data = linked(page)
    assert (data["@type"], data["name"]) == ("Chapter", "The Sheet and the Fold")
    description = meta(page, "description") or ""
    assert description.startswith("A printer buys paper")
    assert re.search(r"\w…$", description)
    assert len(description) <= EXCERPT + 1


def test_nothing_is_said_that_is_not_known(plain_book: Book) -> None:
    head = book_head(plain_book, None)
    assert (head.title, head.description, head.address, head.image) == ("Plain", "", None, None)
    assert json.loads(head.linked) == {
        "@context": "https://schema.org", "@type": "Book", "name": "Plain", "inLanguage": "en",
    }  # fmt: skip


def test_linked_data_cannot_end_its_own_element(plain_book: Book) -> None:
    settings = plain_book.settings.model_copy(update={"description": "</script><b>"})
    head = book_head(Book(settings, plain_book.root, ()), None)
    assert "<" not in head.linked
    assert json.loads(head.linked)["description"] == "</script><b>"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<p>One  two.<a class='noteref'>1</a> Three.</p><p>Four.</p>", "One two. Three."),
        ("<h1>Title</h1>", ""),
        ("<p>" + "word " * 40 + "</p>", "word " * 31 + "word…"),
        ("<p>a <math alttext='b^2'><mi>b</mi><annotation>c</annotation></math></p>", "a b^2"),
    ],
)
def test_a_leaf_is_described_by_its_beginning(inside: str, words: str) -> None:
    assert excerpt(parse(f'<section xmlns="http://www.w3.org/1999/xhtml">{inside}</section>')) == words


def test_a_library_is_told_what_to_cite(pages: Pages) -> None:
    page = pages["fold.html"]
    assert meta(page, "citation_title") == "The Sheet and the Fold"
    assert meta(page, "citation_inbook_title") == "Sheet, Fold, Page"
    assert page.xpath("//meta[@name='citation_author']/@content") == ["Ada Quarto"]
    assert meta(page, "citation_publication_date") == "2026/11/23"
    assert meta(page, "citation_publisher") == "The Recto Press"
    assert meta(pages["index.html"], "citation_title") == "Sheet, Fold, Page"
    assert meta(page, "og:image") == meta(pages["index.html"], "og:image")
