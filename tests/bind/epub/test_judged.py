"""EPUBCheck on what is bound: a few seconds for each, so one book for each thing that differs."""

from __future__ import annotations

import datetime as dt

from octavo.bind.epub.binder import bind_epub
from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.book import Book, Leaf
from octavo.conform.epubcheck import epubcheck
from octavo.pagination import Pagination


def test_epubcheck_finds_nothing_in_the_book_with_everything(  # noqa: PLR0913, PLR0917 -- a binder's own
    book: Book,
    leaves: tuple[Leaf, ...],
    stylesheets: Stylesheets,
    faces: tuple[Face, ...],
    pagination: Pagination,
    modified: dt.datetime,
) -> None:
    bound = bind_epub(book, leaves, stylesheets, faces, pagination, modified)
    assert epubcheck(bound.files["sheet-fold-page.epub"], "sheet-fold-page.epub") == ()


def test_epubcheck_finds_nothing_in_the_book_with_nothing(
    plain_book: Book,
    plain_leaves: tuple[Leaf, ...],
    stylesheets: Stylesheets,
    faces: tuple[Face, ...],
    modified: dt.datetime,
) -> None:
    bound = bind_epub(plain_book, plain_leaves, stylesheets, faces, None, modified)
    assert epubcheck(bound.files["plain.epub"], "plain.epub") == ()
