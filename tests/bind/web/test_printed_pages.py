from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.bind.web.binder import bind_page, bind_web
from octavo.book import Book, Leaf
from octavo.pagination import Page, PageKind, Pagination
from tests.bind.web.conftest import read

#: The printed pages of the small book: label, leaf, and how many sorts of the leaf stand before each.
LAID = (
    ("i", "half-title", 0),
    ("ii", None, 0),
    ("iii", "title-page", 0),
    ("iv", "copyright-page", 0),
    ("v", "dedication", 0),
    ("vi", "contents", 0),
    ("1", "fold", 0),
    ("2", "fold", 90),
    ("3", "fold", 900),
    ("4", None, 0),
    ("5", "margins", 0),
)


@pytest.fixture(scope="session")
def pagination() -> Pagination:
    """Say where the pages of the small book would lie."""
    pages = tuple(
        Page(label, leaf, PageKind.TEXT if leaf else PageKind.BLANK, number % 2 == 0, start)
        for number, (label, leaf, start) in enumerate(LAID)
    )
    return Pagination(pages, {})


Shown = dict[str, etree._Element]


@pytest.fixture(scope="session")
def shown(
    book: Book,
    leaves: tuple[Leaf, ...],
    stylesheets: Stylesheets,
    faces: tuple[Face, ...],
    pagination: Pagination,
) -> Shown:
    """Bind the small book with its printed pages, as many pages and as one."""
    bounds = (bind(book, leaves, stylesheets, faces, pagination) for bind in (bind_web, bind_page))
    files = {name.removeprefix("web/"): content for bound in bounds for name, content in bound.files.items()}
    return {name: read(content) for name, content in files.items() if name.endswith(".html")}


@pytest.mark.parametrize("first", ["index.html", "sheet-fold-page.html"])
def test_every_printed_page_is_listed_and_marked_where_the_list_leads(shown: Shown, first: str) -> None:
    links = shown[first].xpath("//nav[@role='doc-pagelist']//a")
    assert [link.text for link in links] == [label for label, _, _ in LAID]
    for link in links:
        name, _, anchor = link.get("href").partition("#")
        (mark,) = shown[name or first].xpath("//*[@id=$id]", id=anchor)
        assert (mark.get("role"), mark.get("title")) == ("doc-pagebreak", link.text)


def test_the_pages_of_a_leaf_that_the_web_does_not_show_begin_the_next(shown: Shown) -> None:
    marks = shown["index.html"].xpath("//section[@id='title-page']//*[@role='doc-pagebreak']/@title")
    assert marks == ["i", "ii", "iii"]


def test_a_chapter_says_on_which_pages_it_is_printed(shown: Shown) -> None:
    def said(name: str) -> list[str]:
        found = (f"//meta[@name='citation_{end}page']/@content" for end in ("first", "last"))
        return [value for path in found for value in shown[name].xpath(path)]

    assert said("fold.html") == ["1", "3"]
    assert said("margins.html") == ["5", "5"]
    assert said("bibliography.html") == []


def test_their_numbers_can_be_asked_for_where_there_are_any(shown: Shown, pages: Shown) -> None:
    box = "//dialog[@id='--looks']//input[@name='--pages']"
    assert len(shown["fold.html"].xpath(box)) == 1
    assert pages["fold.html"].xpath(box) == []
    assert pages["index.html"].xpath("//details[@class='printed']") == []
