"""Bind the small book once for all tests of the EPUB, and open what came out."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO

import pytest
from lxml import etree

from octavo.bind.epub.binder import bind_epub
from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.book import Book, Leaf, Matter
from octavo.pagination import Page, PageKind, Pagination

MODIFIED = dt.datetime(2026, 11, 23, 13, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))

#: What `markup` gives for a folder with one file without a heading.
PLAIN = (
    ("title-page", Matter.FRONT, '<p class="title">Plain</p>'),
    ("copyright-page", Matter.FRONT, "<p>Plain</p>"),
    ("contents", Matter.FRONT, '<h1 id="contents--title">Contents</h1>'),
    ("one", Matter.MAIN, "<p>Words.</p>"),
)


@pytest.fixture(scope="session")
def modified() -> dt.datetime:
    """Give the time at which the book was last changed, in another zone than Greenwich's."""
    return MODIFIED


@pytest.fixture(scope="session")
def epub(book: Book, leaves: tuple[Leaf, ...], stylesheets: Stylesheets, faces: tuple[Face, ...]) -> bytes:
    """Bind the small book."""
    bound = bind_epub(book, leaves, stylesheets, faces, None, MODIFIED)
    assert list(bound.files) == ["sheet-fold-page.epub"]
    return bound.files["sheet-fold-page.epub"]


@pytest.fixture(scope="session")
def files(epub: bytes) -> dict[str, bytes]:
    """Open the small book: its files by their path in the package's folder."""
    return opened(epub)


@pytest.fixture(scope="session")
def documents(files: dict[str, bytes]) -> dict[str, etree._Element]:
    """Read the XHTML of the small book, strictly."""
    return {path: etree.fromstring(files[path]) for path in files if path.endswith(".xhtml")}


@pytest.fixture(scope="session")
def package(files: dict[str, bytes]) -> etree._Element:
    """Read the package of the small book."""
    return etree.fromstring(files["content.opf"])


@pytest.fixture(scope="session")
def plain_leaves() -> tuple[Leaf, ...]:
    """Make the leaves of a book that has nothing to list."""
    return tuple(plain_leaf(*row) for row in PLAIN)


def plain_leaf(key: str, matter: Matter, inside: str) -> Leaf:
    """Make a leaf with nothing in it but what is given."""
    kind = "chapter" if matter is Matter.MAIN else key
    tag, toc = ("nav", ' epub:type="toc"') if kind == "contents" else ("section", "")
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    xhtml = f'<{tag} {names} id="{key}" class="leaf {kind}" lang="en" xml:lang="en"{toc}>{inside}</{tag}>'
    return Leaf(key, kind, "", matter, xhtml, "en")


@pytest.fixture(scope="session")
def pagination() -> Pagination:
    """Say where the pages of the small book would lie, a blank one among them."""
    labels = ("i", "ii", "v", "1", "2", "3")
    pages = tuple(Page(label, "fold", PageKind.TEXT, number % 2 == 0) for number, label in enumerate(labels))
    anchors = {"title-page": 0, "preface": 2, "ref-fold--n1": 3, "fold": 3, "fold--names": 5, "unbound": 4}
    return Pagination(pages, anchors)


def opened(epub: bytes) -> dict[str, bytes]:
    """Give the files of an EPUB by their path in the package's folder."""
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}
