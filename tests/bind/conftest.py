"""Make one small book by hand, as `markup` would give it: its leaves are the files in `leaves/`."""

from __future__ import annotations

import datetime as dt
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets, load_stylesheets
from octavo.book import Book, Heading, Image, Leaf, Matter, Part
from octavo.settings import Settings

LEAVES = Path(__file__).with_name("leaves")

#: In reading order: key, matter, depth, part, and the chapter file it comes from.
ORDER = (
    ("half-title", Matter.FRONT, 0, None, None),
    ("title-page", Matter.FRONT, 0, None, None),
    ("copyright-page", Matter.FRONT, 0, None, None),
    ("dedication", Matter.FRONT, 0, None, "dedication.md"),
    ("contents", Matter.FRONT, 0, None, None),
    ("preface", Matter.FRONT, 0, None, "preface.md"),
    ("part-one", Matter.MAIN, 0, "Part One: The Shop", None),
    ("fold", Matter.MAIN, 1, "Part One: The Shop", "01-fold.md"),
    ("margins", Matter.MAIN, 1, "Part One: The Shop", "02-margins.md"),
    ("bibliography", Matter.BACK, 0, None, "bibliography.md"),
)

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">
<g fill="none" stroke="#000" stroke-width="2"><path d="M1 1H{2}V{3}H1ZM{4} 1V{3}"/>
<path stroke-dasharray="6 6" d="M1 {5}H{2}"/></g></svg>"""
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="


def drawing(width: int, height: int) -> bytes:
    """Draw a sheet with its creases."""
    return SVG.format(width, height, width - 1, height - 1, width // 2, height // 2).encode()


def image(path: str, name: str, media_type: str, content: bytes) -> Image:
    """Hold an image as `source` would; no test here reads its digest."""
    return Image(path, f"images/{name}", media_type, "0" * 64, content)


@pytest.fixture(scope="session")
def leaves() -> tuple[Leaf, ...]:
    """Read the leaves of the small book."""
    return tuple(read_leaf(*row) for row in ORDER)


def read_leaf(key: str, matter: Matter, depth: int, part: str | None, path: str | None) -> Leaf:
    """Read one leaf, with the headings and the title that stand in it."""
    xhtml = (LEAVES / f"{key}.xhtml").read_text("utf-8").strip()
    tree = etree.fromstring(xhtml)
    kind = tree.get("class", "").split()[-1]
    found = tuple(
        Heading(int(etree.QName(heading).localname[1]), heading.get("id", ""), heading_words(heading))
        for heading in tree.iter(*(f"{{http://www.w3.org/1999/xhtml}}h{level}" for level in range(1, 7)))
    )
    title = found[0].text if found else tree.get("aria-label", "")
    return Leaf(key, kind, title, matter, xhtml, "en-GB", depth, part, path, found)


def heading_words(heading: etree._Element) -> str:
    """Give a heading's words without the markers of notes in it."""
    return "".join(heading.xpath("descendant::text()[not(ancestor::*[@class='noteref'])]"))


@pytest.fixture(scope="session")
def book() -> Book:
    """Make the small book around its leaves."""
    settings = Settings.model_validate(
        {
            "title": {"main": "Sheet, Fold, Page", "subtitle": "How a book comes to have the shape it has"},
            "authors": [
                {"name": "Ada Quarto", "sort": "Quarto, Ada"},
                {"name": "Ben Gutter", "role": "editor"},
            ],
            "lang": "en-GB",
            "date": dt.date(2026, 11, 23),
            "publisher": "The Recto Press",
            "rights": "© 2026 Ada Quarto. This work may be copied & shared freely.",
            "description": "A small book about the shape of books: why a sheet is folded, and what follows.",
            "subjects": ["Bookbinding", "Printing & typography"],
            "series": "Small Books",
            "edition": "Second edition",
            "cover": "images/cover.svg",
            "web": {"url": "https://example.org/sheet"},
        }
    )
    images = (
        image("images/cover.svg", "cover-9e8d7c6b.svg", "image/svg+xml", drawing(600, 900)),
        image("images/folding.svg", "folding-0a1b2c3d.svg", "image/svg+xml", drawing(480, 300)),
        image("images/ornament.png", "ornament-4d5e6f70.png", "image/png", b64decode(PNG)),
    )
    parts = (Part("part-one", "Part One: The Shop"),)
    return Book(settings, Path("manuscript"), (), parts, images)


@pytest.fixture(scope="session")
def plain_book(book: Book) -> Book:
    """Make the same book with nothing said about it but its title."""
    return replace(book, settings=Settings.model_validate({"title": "Plain"}), parts=(), images=())


@pytest.fixture(scope="session")
def stylesheets() -> Stylesheets:
    """Read the stylesheets as they are shipped."""
    return load_stylesheets()


@pytest.fixture(scope="session")
def faces() -> tuple[Face, ...]:
    """Stand in for the six cuts, which take half a minute to make: a WOFF2 signature and no glyphs."""
    names = ("text-regular", "text-italic", "text-bold", "text-bold-italic", "mono-regular", "mono-bold")
    return tuple(
        Face(name, "Octavo Mono" if "mono" in name else "Octavo Text", 400, False, b"wOF2" + name.encode())  # noqa: FBT003 -- Face's own order
        for name in names
    )
