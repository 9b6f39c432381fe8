"""Make the contents: what every binder links to, numbers with pages, or turns into navigation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octavo.book import Leaf, Matter
from octavo.markup.kinds import semantics
from octavo.markup.tree import add, section
from octavo.settings import Settings
from octavo.words import words_in
from octavo.xhtml import Tree, write

__all__ = ["contents_leaf"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the contents: how deep it stands, what it says, where it leads, its kind."""

    depth: int
    words: str
    target: str
    kind: str


def contents_leaf(leaves: Iterable[Leaf], settings: Settings) -> Leaf:
    """Give the contents of the leaves, down to the heading level `contents.depth`.

    Leaves without a heading (a dedication, an epigraph) are not listed.
    """
    word, lang = words_in(settings.lang)["contents"], settings.lang
    given = {"id": "contents", "class": "leaf contents", "lang": lang, "xml:lang": lang}
    tree = section("nav", {**given, **semantics("contents"), "aria-labelledby": "contents--title"})
    add(tree, "h1", word, id="contents--title", class_="opening")
    _list(tree, list(_entries(leaves, settings.contents.depth)))
    return Leaf("contents", "contents", word, Matter.FRONT, write(tree), lang)


def _entries(leaves: Iterable[Leaf], depth: int) -> Iterator[Entry]:
    for leaf in leaves:
        top = leaf.headings[0].level if leaf.headings else 0
        if leaf.kind == "part" and not leaf.headings:
            yield Entry(leaf.depth, leaf.title, f"{leaf.key}--title", leaf.kind)
        for heading in leaf.headings:
            if heading.level <= depth and heading.text:
                below = max(heading.level - top, 0)
                kind = leaf.kind if heading is leaf.headings[0] else "heading"
                yield Entry(leaf.depth + below, heading.text, heading.id, kind)


def _list(parent: Tree, entries: list[Entry]) -> None:
    lists: list[tuple[int, Tree]] = []
    for entry in entries:
        while lists and lists[-1][0] > entry.depth:
            lists.pop()
        if not lists or lists[-1][0] < entry.depth:
            home = lists[-1][1][-1] if lists else parent
            lists.append((entry.depth, add(home, "ol")))
        item = add(lists[-1][1], "li", class_=entry.kind)
        add(item, "a", entry.words, href="#" + entry.target)
