"""Bind the leaves for the web: many pages that share their styles, or one that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.bind.bound import Bound
from octavo.bind.fonts import Face, licences
from octavo.bind.page_breaks import page_breaks
from octavo.bind.stylesheets import Stylesheets, address_fonts, join, width_rules
from octavo.bind.web.downloads import downloads
from octavo.bind.web.pages import SCRIPT, STYLESHEET, first_page, leaf_page
from octavo.bind.web.plan import INDEX, plan
from octavo.bind.web.script import reader
from octavo.bind.web.search_text import SEARCH_TEXT, search_text
from octavo.bind.web.sitemap import SITEMAP, sitemap
from octavo.bind.web.whole import whole_page, within
from octavo.book import Book, Leaf
from octavo.pagination import Pagination

__all__ = ["bind_page", "bind_web", "rules"]


def bind_web(  # noqa: PLR0913, PLR0917 -- what every binder is given, pages, and what the others made
    book: Book,
    leaves: Sequence[Leaf],
    stylesheets: Stylesheets,
    faces: Sequence[Face],
    pagination: Pagination | None = None,
    others: Sequence[Bound] = (),
) -> Bound:
    """Bind a book as `web/index.html`: a page for each leaf, one stylesheet, one script, fonts and images.

    `faces` are WOFF2, with the letters that `octavo.bind.letters` lists; `pagination`, that of the print
    PDF, makes the marks of printed pages; `others` are the formats that the first page offers as files.
    `leaves` hold one leaf of each of the kinds `title-page`, `copyright-page` and `contents`. The same
    arguments give the same bytes.
    """
    planned = plan(book, leaves, page_breaks(pagination) if pagination else {})
    offered = downloads(book.settings, others)
    css = rules(stylesheets, leaves)
    texts = {
        INDEX: first_page(planned, offered),
        **{planned.files[leaf.key]: leaf_page(planned, leaf) for leaf in planned.pages},
        STYLESHEET: address_fonts(css, lambda name: f"fonts/{name}.woff2"),
        SCRIPT: reader(),
        SEARCH_TEXT: search_text(planned),
        SITEMAP: sitemap(planned),
    }
    files = {name: text.encode() for name, text in texts.items() if text is not None}
    files |= {f"fonts/{face.name}.woff2": face.content for face in faces}
    files |= licences(faces)
    files |= {image.name: image.content for image in book.images}
    files |= {each.place: each.content for each in offered}
    return Bound("web", {f"web/{name}": content for name, content in files.items()})


def bind_page(
    book: Book,
    leaves: Sequence[Leaf],
    stylesheets: Stylesheets,
    faces: Sequence[Face],
    pagination: Pagination | None = None,
) -> Bound:
    """Bind a book as `SLUG.html`, a file that needs no other; ids are the leaves' own.

    Takes what `bind_web` takes. The same arguments give the same bytes.
    """
    fonts = {face.name: within("font/woff2", face.content) for face in faces}
    css = address_fonts(rules(stylesheets, leaves), lambda name: fonts[name])
    breaks = page_breaks(pagination) if pagination else {}
    return Bound("page", {f"{book.settings.slug}.html": whole_page(book, leaves, css, breaks).encode()})


def rules(stylesheets: Stylesheets, leaves: Sequence[Leaf]) -> str:
    """Give the rules of every page; fonts stand in them as the stylesheets name them."""
    sheets = ("tokens.css", "fonts.css", "book.css", "web.css", "reader.css")
    return join(stylesheets, *sheets) + width_rules(leaves)
