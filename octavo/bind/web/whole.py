"""Make the page that holds the whole book: its text, its styles, its script, its fonts and its images."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from octavo.bind.cover import find_cover
from octavo.bind.page_breaks import mark_pages
from octavo.bind.templates import fill
from octavo.bind.web.definitions import definitions
from octavo.bind.web.head import book_head
from octavo.bind.web.html import entitle, fit, html
from octavo.bind.web.labels import labels
from octavo.bind.web.passages import name_passages
from octavo.bind.web.plan import HIDDEN, ON_INDEX, Breaks, shown_breaks
from octavo.bind.web.script import reader
from octavo.book import Book, Leaf
from octavo.slug import free
from octavo.words import direction, words_in
from octavo.xhtml import local, parse

__all__ = ["whole_page", "within"]

#: Leaves that stand around the text: the title opens the page, the imprint ends it.
AROUND = frozenset({"title-page", "copyright-page"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Hold what all leaves of the page are written with; `taken` are the ids and names given; it grows."""

    book: Book
    places: Mapping[str, str]
    breaks: Breaks
    taken: set[str] = field(default_factory=set)


def whole_page(book: Book, leaves: Sequence[Leaf], css: str, breaks: Breaks) -> str:
    """Give the page of all leaves; `css` already holds its fonts, `breaks` are the printed pages by leaf."""
    places = {image.name: within(image.media_type, image.content) for image in book.images}
    sheet = _Sheet(book, places, shown_breaks(leaves, breaks))
    style, cover, words = css.replace("</", "<\\/"), find_cover(book), words_in(book.settings.lang)
    markup = {leaf.key: _markup(sheet, leaf) for leaf in leaves if leaf.kind != HIDDEN}
    around = {leaf.kind: markup.pop(leaf.key) for leaf in leaves if leaf.kind in AROUND}
    return fill(
        "web/whole.html",
        contents=next(leaf for leaf in leaves if leaf.kind == "contents"),
        cover=cover,
        cover_place=places[cover.name] if cover else None,
        dir=direction(book.settings.lang),
        head=book_head(book, None),
        imprint=around["copyright-page"],
        labels=labels(book.settings, words, definitions(leaves)),
        paged=bool(breaks),
        policy=_policy(style, reader()),
        printed=[(each.label, f"#{each.id}") for leaf in leaves for each in sheet.breaks.get(leaf.key, ())],
        script=Markup(reader()),  # noqa: S704 -- our own, without the end of an element
        search_text=None,
        settings=book.settings,
        style=Markup(style),  # noqa: S704 -- nothing in it can end the element now
        text=list(markup.values()),
        title_page=around["title-page"],
        words=words,
    )


def within(media_type: str, content: bytes) -> str:
    """Write a file as an address that holds it (RFC 2397)."""
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def _markup(sheet: _Sheet, leaf: Leaf) -> Markup:
    tree = parse(leaf.xhtml)
    mark_pages(tree, sheet.breaks.get(leaf.key, ()))
    if leaf.kind not in ON_INDEX:
        name_passages(tree, sheet.taken)
    fit(tree, sheet.book.images, lazily=False)
    if leaf.kind == "title-page":
        entitle(tree)
    for element in tree.iter():
        if local(element) == "img" and element.get("src") in sheet.places:
            element.set("src", sheet.places[element.get("src", "")])
        if element.get("class") == "notes":
            # Of many landmarks that are called "Notes" none could be told from another.
            label = f"{element.get('aria-label')}: {leaf.title}"
            element.set("aria-label", free(label, sheet.taken))
            sheet.taken.add(element.get("aria-label", ""))
    return Markup(html(tree))  # noqa: S704 -- lxml has just written it, escaped


def _policy(style: str, script: str) -> str:
    """Allow this one stylesheet and this one script, by their hashes, and what the page itself holds.

    The source is CSP Level 3, 2.3.1.
    """
    style_source, script_source = (
        f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (style, script)
    )
    held = f"script-src {script_source}; style-src {style_source}; img-src data:; font-src data:"
    return f"default-src 'none'; {held}; base-uri 'none'; form-action 'none'"
