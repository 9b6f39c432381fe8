"""Mark in a leaf where the printed pages begin, to the letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from octavo.bind.sorts import Sort, pick
from octavo.pagination import Pagination
from octavo.xhtml import EPUB, XHTML, Tree, local

__all__ = ["PageBreak", "mark_pages", "page_breaks"]

#: What a marker at its very beginning stands before, so that it is no part of a title or a phrase.
BEFORE = {"a", "abbr", "b", "cite", "code", "del", "em", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
BEFORE |= {"i", "img", "ins", "kbd", "mark", "math", "pre", "q", "s", "samp", "small", "span", "strong"}
BEFORE |= {"sub", "sup", "svg", "u", "var"}


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Hold where a printed page begins: the marker's id, the page's label, the sorts of the leaf before it.

    `start` is None for a blank page behind all that is in the leaf.
    """

    id: str
    label: str
    start: int | None


def page_breaks(pagination: Pagination) -> Mapping[str, tuple[PageBreak, ...]]:
    """Give the printed pages by the leaf in which they are marked; a blank belongs to the leaf before it."""
    found: dict[str, list[PageBreak]] = {}
    home = next(page.leaf for page in pagination.pages if page.leaf is not None)
    begun = False
    for page in pagination.pages:
        begun = begun or page.leaf is not None
        home = page.leaf or home
        start = page.start if page.leaf or not begun else None
        # No key of a leaf and no id in it has a dot.
        found.setdefault(home, []).append(PageBreak(f"page.{page.label}", page.label, start))
    return {key: tuple(breaks) for key, breaks in found.items()}


def mark_pages(tree: Tree, breaks: Sequence[PageBreak]) -> None:
    """Put a marker into a leaf for each printed page that begins in it, changing the tree.

    In a `nav` markers stand in the lines, since nothing may stand between them (EPUB 3.3, section 7.3);
    whoever marks one must find a place outside for what begins before it or behind it.
    """
    begin = pick(tree, [each.start for each in breaks if each.start is not None])
    for each in reversed(breaks):
        if each.start is not None and each.start in begin:
            _insert(_marker(each), begin[each.start], tree)
    for each in breaks:
        if each.start not in begin:
            tree.append(_marker(each))


def _marker(page: PageBreak) -> Tree:
    marker = etree.Element(f"{{{XHTML}}}span", {"id": page.id, "class": "page-break"})
    marker.set(f"{{{EPUB}}}type", "pagebreak")
    marker.set("role", "doc-pagebreak")
    marker.set("aria-label", page.label)
    return marker


def _insert(marker: Tree, sort: Sort, tree: Tree) -> None:
    element: Tree = sort.element
    if sort.at is None:
        _before(marker, element, tree)
    elif sort.tail:
        words = element.tail or ""
        element.tail, marker.tail = words[: sort.at], words[sort.at :]
        for home in element.iterancestors():
            home.insert(home.index(element) + 1, marker)
            break
    elif (element.text or "")[: sort.at].strip() or local(element) not in BEFORE or element is tree:
        words = element.text or ""
        element.text, marker.tail = words[: sort.at], words[sort.at :]
        element.insert(0, marker)
    else:
        _before(marker, element, tree)


def _before(marker: Tree, element: Tree, tree: Tree) -> None:
    """Put a marker before an element, and before those of BEFORE which that begins."""
    home = element.getparent()
    if home is None or (local(element) == "a" and local(tree) == "nav"):
        element.insert(0, marker)
        marker.tail, element.text = element.text, None
        return
    first = element.getprevious() is None and not (home.text or "").strip()
    if first and home is not tree and local(home) in BEFORE:
        _before(marker, home, tree)
    else:
        element.addprevious(marker)
