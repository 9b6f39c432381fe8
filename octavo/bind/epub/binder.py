"""Bind the leaves as one EPUB: a document for each leaf, navigation, styles, fonts and images."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from octavo.bind.bound import Bound
from octavo.bind.epub.accessibility import accessibility, survey
from octavo.bind.epub.metadata import metadata
from octavo.bind.epub.navigation import navigation, ncx
from octavo.bind.epub.package import Resource, pack
from octavo.bind.epub.plan import COVER, STYLESHEET, Plan, plan
from octavo.bind.fonts import Face, licences
from octavo.bind.page_breaks import mark_pages, page_breaks
from octavo.bind.stylesheets import Stylesheets, address_fonts, join, resolve_tokens, width_rules
from octavo.bind.templates import fill
from octavo.bind.trees import point
from octavo.book import Book, Image, Leaf, Matter
from octavo.pagination import Pagination
from octavo.settings import Settings
from octavo.words import direction, words_in
from octavo.xhtml import MATHML, Tree, parse, write

__all__ = ["bind_epub"]

XHTML_TYPE = "application/xhtml+xml"

#: What the EPUB Structural Semantics Vocabulary calls the three matters.
MATTERS = {Matter.FRONT: "frontmatter", Matter.MAIN: "bodymatter", Matter.BACK: "backmatter"}


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
    trees = {leaf.key: parse(leaf.xhtml) for leaf in leaves}
    breaks = page_breaks(pagination) if pagination else {}
    for leaf in leaves:
        point(trees[leaf.key], planned.files[leaf.key], planned.homes)
        if leaf.kind != "contents":
            mark_pages(trees[leaf.key], breaks.get(leaf.key, ()))
    contents = next(trees[leaf.key] for leaf in leaves if leaf.kind == "contents")
    nav = navigation(planned, contents, breaks)
    resources = [
        *_documents(planned, trees, nav),
        *([_cover(book, planned.cover)] if planned.cover else []),
        Resource("toc.ncx", "application/x-dtbncx+xml", ncx(planned, contents, breaks).encode()),
        Resource(STYLESHEET, "text/css", _stylesheet(stylesheets, leaves).encode()),
        *(Resource(f"fonts/{face.name}.woff2", "font/woff2", face.content) for face in faces),
        *(Resource(name, "text/plain", text) for name, text in licences(faces).items()),
        *(_image(image, planned.cover) for image in book.images),
    ]
    listed = sum(map(len, breaks.values()))
    statements = [
        *metadata(book.settings, paged=bool(listed)),
        *accessibility(book, survey(trees.values(), planned.cover), listed=listed),
    ]
    packed = pack(
        statements, resources, planned.spine, book.settings.lang, modified, progression(book.settings)
    )
    return Bound("epub", {f"{book.settings.slug}.epub": packed})


def _documents(planned: Plan, trees: Mapping[str, Tree], nav: str) -> Iterator[Resource]:
    vertical = planned.book.settings.epub.writing == "vertical"
    for leaf in planned.leaves:
        path, tree = planned.files[leaf.key], trees[leaf.key]
        title = leaf.title or planned.book.settings.title.main
        if leaf.kind == "contents":
            shell = _shell(nav, title, leaf.lang, leaf.matter, path, vertical=vertical)
            yield Resource(path, XHTML_TYPE, shell, ("nav",))
        else:
            mathematics = next(tree.iter(f"{{{MATHML}}}math"), None) is not None
            shell = _shell(write(tree), title, leaf.lang, leaf.matter, path, vertical=vertical)
            yield Resource(path, XHTML_TYPE, shell, ("mathml",) if mathematics else ())


def progression(settings: Settings) -> str:
    """Give the direction in which the pages are turned: that of the lines, or of columns side by side."""
    return "rtl" if settings.epub.writing == "vertical" else direction(settings.lang)


def _shell(  # noqa: PLR0913 -- what stands in a document
    body: str, title: str, lang: str, matter: Matter, path: str, *, vertical: bool = False
) -> bytes:
    return fill(
        "epub/document.xhtml",
        body=Markup(body),  # noqa: S704 -- lxml or a template has just written it, escaped
        dir=direction(lang),
        lang=lang,
        matter=MATTERS[matter],
        stylesheet=("../" if "/" in path else "") + STYLESHEET,
        title=title,
        vertical=vertical,
    ).encode()


def _cover(book: Book, cover: Image) -> Resource:
    settings, label = book.settings, words_in(book.settings.lang)["cover"]
    page = fill("epub/cover.xhtml", image=cover.name, label=label, title=settings.title.main)
    return Resource(COVER, XHTML_TYPE, _shell(page, label, settings.lang, Matter.FRONT, COVER))


def _image(image: Image, cover: Image | None) -> Resource:
    properties = ("cover-image",) if image is cover else ()
    return Resource(image.name, image.media_type, image.content, properties)


def _stylesheet(stylesheets: Stylesheets, leaves: Sequence[Leaf]) -> str:
    rules = join(stylesheets, "fonts.css", "book.css", "epub.css") + width_rules(leaves)
    rules = address_fonts(rules, lambda name: f"fonts/{name}.woff2")
    return resolve_tokens(rules, stylesheets["tokens.css"])
