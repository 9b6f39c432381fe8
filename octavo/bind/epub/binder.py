"""Bind the leaves as one EPUB: a document for each leaf, navigation, styles, fonts and images."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from octavo.bind.bound import Bound
from octavo.bind.epub.accessibility import accessibility, survey
from octavo.bind.epub.documents import documents, progression
from octavo.bind.epub.metadata import metadata
from octavo.bind.epub.navigation import navigation, ncx
from octavo.bind.epub.package import Resource, pack
from octavo.bind.epub.plan import STYLESHEET, Plan, plan
from octavo.bind.fonts import Face, licences
from octavo.bind.page_breaks import PageBreak, mark_pages, page_breaks
from octavo.bind.stylesheets import Stylesheets, address_fonts, join, resolve_tokens, width_rules
from octavo.bind.trees import let_scroll, point
from octavo.book import Book, Image, Leaf
from octavo.pagination import Pagination
from octavo.xhtml import Tree, parse

__all__ = ["bind_epub"]


#: A table of so many columns scrolls. Not every table does: a reading system that shows pages does not
#: part a box that scrolls, and would cut off the end of a long one.
WIDE = 6


def bind_epub(  # noqa: PLR0913, PLR0917 -- what every binder is given, pages, and a date
    book: Book,
    leaves: Sequence[Leaf],
    stylesheets: Stylesheets,
    faces: Sequence[Face],
    pagination: Pagination | None,
    modified: datetime,
) -> Bound:
    """Bind a book as EPUB 3.3, `SLUG.epub`; the same arguments give the same bytes.

    `faces` are WOFF2, with the letters that `octavo.bind.letters` lists; `pagination`, that
    of the print PDF, makes the list and the marks of printed pages; `modified` is an aware time.
    `leaves` hold one leaf of the kind `contents`.
    """
    planned = plan(book, leaves)
    breaks = page_breaks(pagination) if pagination else {}
    trees = {leaf.key: _tree(leaf, planned, breaks.get(leaf.key, ())) for leaf in leaves}
    contents = next(trees[leaf.key] for leaf in leaves if leaf.kind == "contents")
    nav = navigation(planned, contents, breaks)
    resources = [
        *documents(planned, trees, nav),
        Resource("toc.ncx", "application/x-dtbncx+xml", ncx(planned, contents, breaks).encode()),
        Resource(STYLESHEET, "text/css", _stylesheet(stylesheets, leaves).encode()),
        *(Resource(f"fonts/{face.name}.woff2", "font/woff2", face.content) for face in faces),
        *(Resource(name, "text/plain", text) for name, text in licences(faces).items()),
        *(_image(image, planned.cover) for image in book.images),
    ]
    listed, lang = sum(map(len, breaks.values())), book.settings.lang
    statements = [
        *metadata(book.settings, paged=bool(listed)),
        *accessibility(book, survey(trees.values(), planned.cover), listed=listed),
    ]
    packed = pack(statements, resources, planned.spine, lang, modified, progression(book.settings))
    return Bound("epub", {f"{book.settings.slug}.epub": packed})


def _tree(leaf: Leaf, planned: Plan, breaks: Sequence[PageBreak]) -> Tree:
    tree = parse(leaf.xhtml)
    point(tree, planned.files[leaf.key], planned.homes)
    if leaf.kind != "contents":
        mark_pages(tree, breaks)
    let_scroll(tree, WIDE)
    return tree


def _image(image: Image, cover: Image | None) -> Resource:
    properties = ("cover-image",) if image is cover else ()
    return Resource(image.name, image.media_type, image.content, properties)


def _stylesheet(stylesheets: Stylesheets, leaves: Sequence[Leaf]) -> str:
    rules = join(stylesheets, "fonts.css", "book.css", "epub.css") + width_rules(leaves)
    rules = address_fonts(rules, lambda name: f"fonts/{name}.woff2")
    return resolve_tokens(rules, stylesheets["tokens.css"])
