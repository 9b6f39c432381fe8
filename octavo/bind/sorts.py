"""Count the sorts of a tree: the pieces of type in its running text, as a compositor takes them up.

A letter is a sort, and so is whatever is set as one piece: a picture, a formula, a rule. Spaces and
signs without a shape are none. What is set outside the running text, as footnotes are, does not count,
so that a leaf and the document that is typeset from it have the same sorts in the same order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from octavo.book import REFERENCE, TO_PAGE

__all__ = ["TEX", "Run", "Sort", "is_letter", "letters_of", "runs", "sorts"]

#: An element of lxml or of the standard library: both kinds of trees are counted.
Element = Any

#: What is set as one piece, whatever is in it; a formula that cannot be set is code of the class `tex`.
PIECES = {"hr", "img", "math", "svg"}
TEX = "tex"
#: Classes of what the typeset document has outside the running text, has added to it, or says otherwise.
OUTSIDE = {"folio", "foot", "index-locators", "on-page", "table-notes", "under-table"}
#: Those of a reference whose words are its section's title, and its page in print.
PAGE_SAID = {REFERENCE, TO_PAGE}


@dataclass(frozen=True, slots=True)
class Sort:
    """Hold one sort: the element whose text or tail it is in, and where in it; or the piece itself.

    `at` counts characters from 0 and is None for a piece; `letter` is empty for one.
    """

    element: Element
    at: int | None
    tail: bool
    letter: str


@dataclass(frozen=True, slots=True)
class Run:
    """Hold text as it stands in an element or in its tail, with what is no sort; or a piece, without text."""

    element: Element
    tail: bool
    words: str | None


def runs(tree: Element) -> Iterator[Run]:
    """Give text and pieces of a leaf, or of the document that is typeset from it, in running order."""
    outside = _of_tables(tree)
    yield from _inside(tree, lambda element: _is_outside(element, outside))


def sorts(tree: Element) -> Iterator[Sort]:
    """Give the sorts of a leaf, or of the document that is typeset from it, in running order."""
    for run in runs(tree):
        if run.words is None:
            yield Sort(run.element, None, tail=False, letter="")
        else:
            signs = enumerate(run.words)
            yield from (Sort(run.element, at, run.tail, sign) for at, sign in signs if is_letter(sign))


def letters_of(words: str) -> str:
    """Give the letters of a text, each of them a sort."""
    return "".join(filter(is_letter, words))


@cache
def is_letter(sign: str) -> bool:
    """Say whether a sign is a sort: it is no space, and has a shape."""
    return not sign.isspace() and unicodedata.category(sign) != "Cf"


def _inside(element: Element, skip: Callable[[Element], bool]) -> Iterator[Run]:
    if element.text:
        yield Run(element, tail=False, words=element.text)
    for child in element:
        if isinstance(child.tag, str) and not skip(child):
            if _is_piece(child):
                yield Run(child, tail=False, words=None)
            else:
                yield from _inside(child, skip)
        if child.tail:
            yield Run(child, tail=True, words=child.tail)


def _is_piece(element: Element) -> bool:
    kind = _name(element)
    return kind in PIECES or (kind == "code" and TEX in _classes(element))


def _is_outside(element: Element, of_tables: set[str]) -> bool:
    classes = _classes(element)
    if OUTSIDE & classes or classes >= PAGE_SAID or _name(element) == "head":
        return True
    if "note" in classes:
        return element.get("id") in of_tables
    return "notes" in classes and "chapter-end" not in classes


def _of_tables(tree: Element) -> set[str]:
    """Give the ids of the notes that are set under a table, wherever the tree has them."""
    tables = (element for element in tree.iter() if _name(element) == "table")
    links = (link for table in tables for link in table.iter() if "noteref" in _classes(link))
    return {link.get("href", "")[1:] for link in links}


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()
