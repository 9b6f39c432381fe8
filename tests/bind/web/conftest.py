"""Bind the small book once for all tests of the web, and read its pages as a browser would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped] # publishes no types

from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.bind.web.binder import bind_page, bind_web
from octavo.book import Book, Leaf

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@pytest.fixture(scope="session")
def files(
    book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets, faces: tuple[Face, ...]
) -> dict[str, bytes]:
    """Bind the small book as many pages: its files by their place below `web/`."""
    bound = bind_web(book, leaves, stylesheets, faces)
    assert bound.format == "web"
    return {name.removeprefix("web/"): content for name, content in bound.files.items()}


@pytest.fixture(scope="session")
def pages(files: dict[str, bytes]) -> dict[str, etree._Element]:
    """Read the pages of the small book."""
    return {name: read(files[name]) for name in files if name.endswith(".html")}


@pytest.fixture(scope="session")
def whole(book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets, faces: tuple[Face, ...]) -> bytes:
    """Bind the small book as one page."""
    bound = bind_page(book, leaves, stylesheets, faces)
    assert (bound.format, list(bound.files)) == ("page", ["sheet-fold-page.html"])
    return bound.files["sheet-fold-page.html"]


@pytest.fixture(scope="session")
def whole_page(whole: bytes) -> etree._Element:
    """Read the one page."""
    return read(whole)


def read(page: bytes) -> etree._Element:
    """Read a page by the algorithm of the HTML Standard (section 13.2), which must find no fault."""
    parser = HTMLParser(namespace_html_elements=False)
    tree = parser.parse(page, override_encoding="utf-8")
    assert parser.errors == []
    return converted(tree)


def converted(tree: Element) -> etree._Element:
    """Give a tree of the standard library as one of lxml's, which knows its parents and XPath."""
    made = etree.Element(tree.tag)
    for name, value in tree.attrib.items():
        made.set(name, value)
    made.text, made.tail = tree.text, tree.tail
    for child in tree:
        made.append(converted(child))
    return made
