"""Write the content documents of an EPUB: one for each leaf, and the cover's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from octavo.bind.epub.package import Resource
from octavo.bind.epub.plan import COVER, STYLESHEET, Plan
from octavo.bind.templates import fill
from octavo.book import Book, Image, Matter
from octavo.settings import Settings
from octavo.words import direction, words_in
from octavo.xhtml import MATHML, Tree, write

__all__ = ["documents", "progression"]

XHTML_TYPE = "application/xhtml+xml"

#: What the EPUB Structural Semantics Vocabulary calls the three matters.
MATTERS = {Matter.FRONT: "frontmatter", Matter.MAIN: "bodymatter", Matter.BACK: "backmatter"}


def documents(planned: Plan, trees: Mapping[str, Tree], nav: str) -> Iterator[Resource]:
    """Give the document of each leaf, from its finished tree or, for the contents, `nav`; and the cover's."""
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
    if planned.cover:
        yield _cover(planned.book, planned.cover)


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
