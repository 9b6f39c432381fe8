"""Make the sheet of a book's furniture: as many empty pages, with their running heads and folios."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from octavo.bind.pdf.notes_heads import notes_heads
from octavo.bind.pdf.sheet import Sheet, document
from octavo.book import Book, Leaf, Matter
from octavo.pagination import Page, Pagination
from octavo.words import words_in
from octavo.xhtml import XHTML, Tree

__all__ = ["make_furniture"]


def make_furniture(book: Book, leaves: Sequence[Leaf], pagination: Pagination, edition: str) -> Sheet:
    """Give a sheet that has one page for each of the pagination's.

    A verso's head is the part's title or the book's, a recto's the title of its leaf; in the front and
    back matter both are the leaf's, and over endnotes both say to which pages the notes belong. What is
    shown on which kind of page is for the stylesheet to say.
    """
    by_key = {leaf.key: leaf for leaf in leaves}
    notes = notes_heads(pagination, words_in(book.settings.lang))
    pages = [
        _page(page, by_key.get(page.leaf or ""), book, notes.get(number))
        for number, page in enumerate(pagination.pages)
    ]
    title = book.settings.title.main
    xhtml = document(pages, book.settings.lang, edition, title, f"{edition} recto furniture")
    return Sheet("furniture", None, edition, xhtml, furniture=True)


def _page(page: Page, leaf: Leaf | None, book: Book, notes: str | None) -> Tree:
    made = etree.Element(f"{{{XHTML}}}div", {"class": f"page {page.kind}"})
    title = book.settings.title.main
    made.set("data-verso", notes or _verso(leaf, book.settings.print.verso) or title)
    made.set("data-recto", notes or (leaf.title if leaf else "") or title)
    made.set("data-folio", page.label)
    return made


def _verso(leaf: Leaf | None, wish: str) -> str | None:
    if leaf is None:
        return None
    if leaf.matter is not Matter.MAIN:
        return leaf.title
    return leaf.part if wish == "part" else None
