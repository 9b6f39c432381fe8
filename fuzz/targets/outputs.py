"""Collate damaged outputs: EPUBs of which one member is any bytes, web pages and PDFs."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from fuzz.targets.packing import packed
from fuzz.trial import quick, warmed
from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate_file
from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent
from octavo.reading import read as read_book

__all__ = ["read", "seeds"]

TEXT = (
    "# One\n\nWords *here*[^1] and [there](#one).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- $x$\n\n"
    "```\nc\n```\n\n[^1]: A note.\n"
)
PAGE, PDF = 0xFF, 0xFE


@cache
def _made() -> tuple[Book, Mapping[str, bytes], bytes, bytes]:
    """Give a book, the members of its EPUB, its page and its screen PDF."""
    with tempfile.TemporaryDirectory() as folder:
        home, out = Path(folder) / "book", Path(folder) / "out"
        home.mkdir()
        (home / "book.yaml").write_text("title: T\nslug: t\n", "utf-8")
        (home / "one.md").write_text(TEXT, "utf-8")
        with quick():
            build(Order(home, warmed(out)), Silent())
        settings, _ = read_settings(home)
        book = read_book(Order(home, out), settings, Cache(None), Silent()).texts[0].loaded
        with zipfile.ZipFile(out / "t.epub") as archive:
            members = {name: archive.read(name) for name in archive.namelist() if not name.endswith(".woff2")}
        return book, members, (out / "t.html").read_bytes(), (out / "t.pdf").read_bytes()


def seeds() -> Iterator[bytes]:
    """Give each text of the EPUB behind two bytes that choose it, the page's text, and the PDF."""
    _, members, page, pdf = _made()
    for number, (name, content) in enumerate(members.items()):
        if name.endswith((".xhtml", ".opf", ".xml", "mimetype")):
            yield bytes([0, number]) + content
    start = page.find(b"<body")
    yield bytes([PAGE, 0]) + page[start : start + 8000]
    yield bytes([PDF, 0]) + pdf


def read(content: bytes) -> None:
    """Compare a damaged file with the book; whatever it is, that is findings."""
    book, members, _, _ = _made()
    if len(content) < 2:  # noqa: PLR2004 -- the two bytes that choose
        return
    if content[0] == PAGE:
        collate_file(book, "t.html", content[2:])
    elif content[0] == PDF:
        collate_file(book, "t.pdf", b"%PDF-1.7\n" + content[2:])
    else:
        collate_file(book, "t.epub", packed(members, content))
