"""Plan the pages of the web book: which leaves have one, what it is called, what follows on what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from octavo.bind.cover import find_cover
from octavo.bind.page_breaks import PageBreak, mark_pages
from octavo.bind.trees import anchors, point
from octavo.bind.web.definitions import definitions
from octavo.bind.web.passages import name_passages
from octavo.book import Book, Image, Leaf
from octavo.xhtml import Tree, local, parse

__all__ = ["HIDDEN", "INDEX", "ON_INDEX", "Breaks", "Plan", "plan", "shown_breaks"]

INDEX = "index.html"

#: Leaves that have no page of their own: the first page shows them. The half-title only repeats it.
ON_INDEX = frozenset({"half-title", "title-page", "copyright-page", "contents"})

#: The leaf that only says the title once more.
HIDDEN = "half-title"


#: The printed pages by the leaf in which they are marked.
Breaks = Mapping[str, Sequence[PageBreak]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold what is bound and where: the file of each leaf by its key, and of each id.

    `breaks` are the printed pages by the leaf in which each is marked, `definitions` the words of each entry
    by its id.
    """

    book: Book
    leaves: Sequence[Leaf]
    files: Mapping[str, str]
    homes: Mapping[str, str]
    cover: Image | None
    breaks: Breaks
    definitions: Mapping[str, str]

    @property
    def pages(self) -> list[Leaf]:
        """List the leaves that have a page of their own, in reading order."""
        return [leaf for leaf in self.leaves if leaf.kind not in ON_INDEX]

    def leaf(self, kind: str) -> Leaf:
        """Give the leaf of a kind that stands once in a book; raises StopIteration when it does not."""
        return next(leaf for leaf in self.leaves if leaf.kind == kind)

    def tree(self, leaf: Leaf) -> Tree:
        """Read a leaf's tree: links point into the web book, printed pages are marked, passages have ids."""
        tree = parse(leaf.xhtml)
        point(tree, self.files[leaf.key], self.homes)
        mark_pages(tree, self.breaks.get(leaf.key, ()))
        if leaf.kind not in ON_INDEX:
            name_passages(tree, set())
        return tree

    @property
    def printed(self) -> list[tuple[str, str]]:
        """List the printed pages: the label of each, and where it begins."""
        return [
            (each.label, f"{self.files[leaf.key]}#{each.id}")
            for leaf in self.leaves
            for each in self.breaks.get(leaf.key, ())
        ]

    def contents(self, here: str) -> Tree | None:
        """Give the contents as a list that points away from the page `here`, or None when it is empty.

        Of the headings inside a leaf it lists only those of this page; the page itself is marked.
        """
        tree = parse(self.leaf("contents").xhtml)
        point(tree, here, self.homes)
        rows = next((element for element in tree.iter() if local(element) == "ol"), None)
        for row in [element for element in tree.iter() if local(element) == "li"]:
            _mark(row, here)
        if rows is not None:
            tree.remove(rows)
        return rows


def _mark(row: Tree, here: str) -> None:
    link = next(child for child in row if local(child) == "a")
    away = not link.get("href", "").startswith("#")
    if row.get("class") == "heading" and away:
        rows = row.getparent()
        if rows is not None:
            rows.remove(row)
            _drop_if_empty(rows)
    elif row.get("class") != "heading" and not away and here != INDEX:
        link.set("aria-current", "page")


def _drop_if_empty(rows: Tree) -> None:
    home = rows.getparent()
    if len(rows) == 0 and home is not None:
        home.remove(rows)


def plan(book: Book, leaves: Sequence[Leaf], breaks: Breaks) -> Plan:
    """Give each leaf its file; a leaf whose key is `index` must not take the first page's name."""
    names = {leaf.key: "leaf-index" if leaf.key == "index" else leaf.key for leaf in leaves}
    files = {leaf.key: INDEX if leaf.kind in ON_INDEX else f"{names[leaf.key]}.html" for leaf in leaves}
    homes, shown = anchors(leaves, files), shown_breaks(leaves, breaks)
    return Plan(book, leaves, files, homes, find_cover(book), shown, definitions(leaves))


def shown_breaks(leaves: Sequence[Leaf], breaks: Breaks) -> Breaks:
    """Give the printed pages by leaves that the web shows: those of the half-title begin the title page."""
    shown = dict(breaks)
    title = next((leaf.key for leaf in leaves if leaf.kind == "title-page"), None)
    hidden = [each for leaf in leaves if leaf.kind == HIDDEN for each in shown.pop(leaf.key, ())]
    if title is not None and hidden:
        moved = (replace(each, start=0) for each in hidden)
        shown[title] = (*moved, *shown.get(title, ()))
    return shown
