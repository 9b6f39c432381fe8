"""Make the page that holds the whole book: its text, its styles, its fonts and its images."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from octavo.bind.cover import find_cover
from octavo.bind.templates import fill
from octavo.bind.web.head import book_head
from octavo.bind.web.html import entitle, fit, html
from octavo.book import Book, Leaf
from octavo.words import direction, words_in
from octavo.xhtml import local, parse

__all__ = ["whole_page", "within"]

#: Leaves that stand around the text: the title opens the page, the imprint ends it.
AROUND = frozenset({"title-page", "copyright-page"})

#: On one page, the half-title would only say the title twice.
LEFT_OUT = "half-title"


def whole_page(book: Book, leaves: Sequence[Leaf], css: str) -> str:
    """Give the page of all leaves; `css` already holds its fonts."""
    places = {image.name: within(image.media_type, image.content) for image in book.images}
    style = css.replace("</", "<\\/")
    cover = find_cover(book)
    shown = {leaf.kind: _markup(book, leaf, places) for leaf in leaves if leaf.kind in AROUND}
    return fill(
        "web/whole.html",
        contents=next(leaf for leaf in leaves if leaf.kind == "contents"),
        cover=cover,
        cover_place=places[cover.name] if cover else None,
        dir=direction(book.settings.lang),
        head=book_head(book, None),
        imprint=shown["copyright-page"],
        policy=_policy(style),
        settings=book.settings,
        style=Markup(style),  # noqa: S704 -- nothing in it can end the element now
        text=[
            _markup(book, leaf, places)
            for leaf in leaves
            if leaf.kind not in AROUND and leaf.kind != LEFT_OUT
        ],
        title_page=shown["title-page"],
        words=words_in(book.settings.lang),
    )


def within(media_type: str, content: bytes) -> str:
    """Write a file as an address that holds it (RFC 2397)."""
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def _markup(book: Book, leaf: Leaf, places: Mapping[str, str]) -> Markup:
    tree = parse(leaf.xhtml)
    fit(tree, book.images, lazily=False)
    if leaf.kind == "title-page":
        entitle(tree)
    for image in tree.iter():
        if local(image) == "img" and image.get("src") in places:
            image.set("src", places[image.get("src", "")])
    return Markup(html(tree))  # noqa: S704 -- lxml has just written it, escaped


def _policy(style: str) -> str:
    """Allow this one stylesheet, by its hash, and what the page itself holds (CSP Level 3, 2.3.1)."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    held = f"style-src 'sha256-{digest}'; img-src data:; font-src data:"
    return f"default-src 'none'; {held}; base-uri 'none'; form-action 'none'"
