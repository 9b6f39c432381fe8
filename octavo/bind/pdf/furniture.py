"""Make the sheets of a book's furniture: as many empty pages, with their running heads and folios.

They are several, so that several hands set them, and a page more in a chapter leaves those before it as they
were.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from octavo.bind.pdf.notes_heads import notes_heads
from octavo.bind.pdf.sheet import Sheet, document
from octavo.book import Book, Leaf, Matter
from octavo.pagination import Page, Pagination
from octavo.words import words_in
from octavo.xhtml import XHTML, Tree

__all__ = ["MOST", "make_furniture"]

#: How many pages a sheet has: an even number, since each begins with a recto.
MOST = 64


def make_furniture(
    book: Book, leaves: Sequence[Leaf], pagination: Pagination, edition: str, most: int = MOST
) -> tuple[Sheet, ...]:
    """Give sheets that have together one page for each of the pagination's, each up to `most` of them.

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
    parts = [pages[at : at + most] for at in range(0, len(pages), most)]
    return tuple(_sheet(book, part, edition, number) for number, part in enumerate(parts, 1))


def _sheet(book: Book, pages: Sequence[Tree], edition: str, number: int) -> Sheet:
    title = book.settings.title.main
    xhtml = document(pages, book.settings.lang, edition, title, f"{edition} recto furniture")
    return Sheet(f"furniture-{number}", None, edition, xhtml, furniture=True)


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
