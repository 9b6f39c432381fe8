"""Make the lists of figures, tables and listings, which follow the contents and look like them."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.book import Leaf, Matter
from octavo.markup.captions import FIGURES, LISTINGS, TABLES, captioned
from octavo.markup.divide import headings
from octavo.markup.kinds import semantics
from octavo.markup.tree import add, section
from octavo.settings import Settings
from octavo.words import words_in
from octavo.xhtml import parse, write

__all__ = ["list_leaves"]


def list_leaves(leaves: Iterable[Leaf], settings: Settings) -> tuple[Leaf, ...]:
    """Give the lists that `contents` asks for; a list without a line is not made."""
    contents = settings.contents
    chosen = (
        ("list-of-figures", FIGURES, contents.figures),
        ("list-of-tables", TABLES, contents.tables),
        ("list-of-listings", LISTINGS, contents.listings),
    )
    wanted = [(kind, things) for kind, things, asked in chosen if asked]
    trees = [parse(leaf.xhtml) for leaf in leaves] if wanted else []
    made: list[Leaf] = []
    for kind, things in wanted:
        found = (each for tree in trees for each in captioned(tree, things))
        lines = [(element.get("id", ""), words) for element, words in found]
        if lines:
            made.append(_leaf(kind, lines, settings))
    return tuple(made)


def _leaf(kind: str, lines: Iterable[tuple[str, str]], settings: Settings) -> Leaf:
    word, lang = words_in(settings.lang)[kind], settings.lang
    given = {"id": kind, "class": f"leaf {kind} contents", "lang": lang, "xml:lang": lang}
    tree = section("nav", {**given, **semantics(kind), "aria-labelledby": f"{kind}--title"})
    add(tree, "h1", word, id=f"{kind}--title", class_="opening")
    rows = add(tree, "ol")
    for target, words in lines:
        add(add(rows, "li"), "a", words, href="#" + target)
    return Leaf(kind, kind, word, Matter.FRONT, write(tree), lang, headings=tuple(headings(tree)))
