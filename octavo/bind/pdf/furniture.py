"""Make the sheet of a book's furniture: as many empty pages, with their running heads and folios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from octavo.bind.pdf.sheet import Sheet, document
from octavo.book import Book, Leaf, Matter
from octavo.pagination import Page, Pagination
from octavo.xhtml import XHTML, Tree

__all__ = ["make_furniture"]


def make_furniture(book: Book, leaves: Sequence[Leaf], pagination: Pagination, edition: str) -> Sheet:
    """Give a sheet that has one page for each of the pagination's.

    A verso's head is the book's title, a recto's the title of its leaf; in the front and back
    matter both are the leaf's. What is shown on which kind of page is for the stylesheet to say.
    """
    by_key = {leaf.key: leaf for leaf in leaves}
    title = book.settings.title.main
    pages = [_page(page, by_key, title) for page in pagination.pages]
    xhtml = document(pages, book.settings.lang, edition, title, f"{edition} recto furniture")
    return Sheet("furniture", None, edition, xhtml, furniture=True)


def _page(page: Page, leaves: Mapping[str, Leaf], title: str) -> Tree:
    made = etree.Element(f"{{{XHTML}}}div", {"class": f"page {page.kind}"})
    leaf = leaves[page.leaf] if page.leaf else None
    verso = title if leaf is None or leaf.matter is Matter.MAIN else leaf.title
    made.set("data-verso", verso or title)
    made.set("data-recto", (leaf.title if leaf else "") or title)
    made.set("data-folio", page.label)
    return made
