"""Bind the leaves as a web book of many pages: one for each, and a first page with the contents."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from octavo.bind.bound import Bound
from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets, address_fonts, join, width_rules
from octavo.bind.templates import fill
from octavo.bind.trees import Tree, local
from octavo.bind.web.head import Head, book_head, leaf_head
from octavo.bind.web.html import fit, html
from octavo.bind.web.plan import INDEX, Plan, plan
from octavo.bind.words import direction, words_in
from octavo.book import Book, Leaf

__all__ = ["bind_web"]

#: A page may load what stands beside it and nothing else, and run nothing (CSP Level 3).
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
)


def bind_web(book: Book, leaves: Sequence[Leaf], stylesheets: Stylesheets, faces: Sequence[Face]) -> Bound:
    """Bind a book as `web/index.html`, a page for each leaf, one stylesheet, fonts and images.

    `faces` are WOFF2, with the letters that `octavo.bind.letters` lists. `leaves` hold one leaf of
    the kinds `title-page`, `copyright-page` and `contents`. The same arguments give the same bytes.
    """
    planned = plan(book, leaves)
    css = join(stylesheets, "tokens.css", "fonts.css", "book.css", "web.css") + width_rules(leaves)
    files = {
        INDEX: _first_page(planned),
        **{planned.files[leaf.key]: _page(planned, leaf) for leaf in planned.pages},
        "style.css": address_fonts(css, lambda name: f"fonts/{name}.woff2"),
    }
    given = {name: text.encode() for name, text in files.items()}
    given |= {f"fonts/{face.name}.woff2": face.content for face in faces}
    given |= {image.name: image.content for image in book.images}
    return Bound("web", {f"web/{name}": content for name, content in given.items()})


def _first_page(planned: Plan) -> str:
    book = planned.book
    pages = planned.pages
    kinds = ("title-page", "contents", "copyright-page")
    title, contents, imprint = (_markup(planned, planned.tree(planned.leaf(kind))) for kind in kinds)
    return fill(
        "web/index.html",
        **_common(book, book_head(book, planned.cover)),
        begin=planned.files[next((leaf for leaf in pages if leaf.matter == "main"), pages[0]).key] if pages else None,
        contents=contents,
        cover=planned.cover,
        imprint=imprint,
        previous=None,
        next=_turn(planned, pages[0]) if pages else None,
        title_page=title,
    )


def _page(planned: Plan, leaf: Leaf) -> str:
    pages, here = planned.pages, planned.files[leaf.key]
    at = pages.index(leaf)
    tree = planned.tree(leaf)
    rows = planned.contents(here)
    return fill(
        "web/leaf.html",
        **_common(planned.book, leaf_head(planned.book, leaf, here, tree)),
        below=_below(planned, here),
        contents_title=planned.leaf("contents").title,
        leaf=leaf,
        next=_turn(planned, pages[at + 1]) if at + 1 < len(pages) else None,
        part=_part(planned, leaf),
        previous=_turn(planned, pages[at - 1]) if at else (INDEX, planned.book.settings.title.main),
        sidebar=Markup(html(rows)) if rows is not None else None,  # noqa: S704 -- lxml has just written it
        text=_markup(planned, tree),
    )


def _common(book: Book, head: Head) -> dict[str, object]:
    lang = book.settings.lang
    return {
        "dir": direction(lang),
        "head": head,
        "policy": POLICY,
        "settings": book.settings,
        "style": None,
        "words": words_in(lang),
    }


def _markup(planned: Plan, tree: Tree) -> Markup:
    fit(tree, planned.book.images, lazily=True)
    return Markup(html(tree))  # noqa: S704 -- lxml has just written it, escaped


def _turn(planned: Plan, leaf: Leaf) -> tuple[str, str]:
    return planned.files[leaf.key], leaf.title or planned.book.settings.title.main


def _part(planned: Plan, leaf: Leaf) -> tuple[str, str] | None:
    """Give address and title of the part in which a leaf stands."""
    part = next((other for other in planned.leaves if other.kind == "part" and other.title == leaf.part), None)
    return None if part is None or part is leaf else (planned.files[part.key], part.title)


def _below(planned: Plan, here: str) -> Markup | None:
    """Give the list of the leaves that stand below a part's."""
    rows = planned.contents(here)
    links = rows.iter() if rows is not None else ()
    current = next((link for link in links if link.get("aria-current")), None)
    row = current.getparent() if current is not None else None
    below = [child for child in row if local(child) == "ol"] if row is not None else []
    leaves = [child for rows in below for child in rows if child.get("class") != "heading"]
    return Markup(html(below[0])) if leaves else None  # noqa: S704 -- lxml has just written it
