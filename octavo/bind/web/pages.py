"""Make the pages of the web book: the first, with title and contents, and one for each leaf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from octavo.bind.templates import fill
from octavo.bind.web.definitions import told_in
from octavo.bind.web.downloads import Download
from octavo.bind.web.head import Head, book_head, leaf_head
from octavo.bind.web.html import entitle, fit, html
from octavo.bind.web.labels import labels
from octavo.bind.web.plan import INDEX, Plan
from octavo.bind.web.search_text import SEARCH_TEXT
from octavo.book import Leaf, Matter
from octavo.words import direction, words_in
from octavo.xhtml import Tree, local

__all__ = ["SCRIPT", "STYLESHEET", "first_page", "leaf_page"]

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
SCRIPT = "script.js"
STYLESHEET = "style.css"
#: A page may load and run what stands beside it and nothing else (CSP Level 3). `file:` is for a book
#: opened from a disk, where not every browser takes a file's neighbour for `'self'`.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "font-src 'self' file:; base-uri 'none'; form-action 'none'"
)


def first_page(planned: Plan, offered: Sequence[Download] = ()) -> str:
    """Give `index.html`: cover, title, description, contents, printed pages, files and imprint."""
    kinds = ("title-page", "contents", "copyright-page")
    trees = {kind: planned.tree(planned.leaf(kind)) for kind in kinds}
    entitle(trees["title-page"])
    title, contents, imprint = (_markup(planned, trees[kind]) for kind in kinds)
    pages = planned.pages
    text = next((leaf for leaf in pages if leaf.matter is Matter.MAIN), None)
    return fill(
        "web/index.html",
        **_common(planned, book_head(planned.book, planned.cover, offered), {}),
        begin=planned.files[text.key] if text else None,
        contents=contents,
        cover=planned.cover,
        downloads=offered,
        imprint=imprint,
        next=_turn(planned, pages[0]) if pages else None,
        printed=planned.printed,
        title_page=title,
    )


def leaf_page(planned: Plan, leaf: Leaf) -> str:
    """Give the page of one leaf, with the ways to all others around it."""
    pages, here = planned.pages, planned.files[leaf.key]
    at = pages.index(leaf)
    tree = planned.tree(leaf)
    rows = planned.contents(here)
    return fill(
        "web/leaf.html",
        **_common(planned, leaf_head(planned, leaf, tree), told_in(tree, planned.definitions)),
        below=_below(planned, here),
        contents_title=planned.leaf("contents").title,
        heading=_heading(planned, leaf, tree),
        leaf=leaf,
        next=_turn(planned, pages[at + 1]) if at + 1 < len(pages) else None,
        part=_part(planned, leaf),
        previous=_turn(planned, pages[at - 1]) if at else (INDEX, planned.book.settings.title.main),
        sidebar=Markup(html(rows)) if rows is not None else None,  # noqa: S704 -- lxml has just written it
        text=_markup(planned, tree),
    )


def _common(planned: Plan, head: Head, defined: Mapping[str, str]) -> dict[str, object]:
    settings = planned.book.settings
    words = words_in(settings.lang)
    return {
        "dir": direction(settings.lang),
        "head": head,
        "labels": labels(settings, words, defined),
        "paged": bool(planned.breaks),
        "policy": POLICY,
        "script": None,
        "script_file": SCRIPT,
        "search_text": SEARCH_TEXT,
        "settings": settings,
        "style": None,
        "words": words,
    }


def _heading(planned: Plan, leaf: Leaf, tree: Tree) -> str | None:
    """Give the heading of the first level that a leaf's page is heard to have, where its text has none.

    A section that begins a leaf of its own stands below the book; a dedication is called by its name.
    """
    kinds = {local(element) for element in tree.iter()}
    if "h1" in kinds:
        return None
    book = planned.book.settings.title.main
    return book if kinds & HEADINGS else leaf.title or book


def _markup(planned: Plan, tree: Tree) -> Markup:
    fit(tree, planned.book.images, lazily=True)
    return Markup(html(tree))  # noqa: S704 -- lxml has just written it, escaped


def _turn(planned: Plan, leaf: Leaf) -> tuple[str, str]:
    return planned.files[leaf.key], leaf.title or planned.book.settings.title.main


def _part(planned: Plan, leaf: Leaf) -> tuple[str, str] | None:
    """Give address and title of the part in which a leaf stands."""
    parts = (other for other in planned.leaves if other.kind == "part" and other.title == leaf.part)
    part = next(parts, None)
    return None if part is None or part is leaf else (planned.files[part.key], part.title)


def _below(planned: Plan, here: str) -> Markup | None:
    """Give the list of the leaves that stand below a part's."""
    rows = planned.contents(here)
    links = rows.iter() if rows is not None else ()
    row = next((link.getparent() for link in links if link.get("aria-current")), None)
    below = next((child for child in row if local(child) == "ol"), None) if row is not None else None
    if row is None or below is None or all(child.get("class") == "heading" for child in below):
        return None
    row.remove(below)
    return Markup(html(below))  # noqa: S704 -- lxml has just written it, escaped
