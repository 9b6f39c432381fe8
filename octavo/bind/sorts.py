"""Count the sorts of a tree: the pieces of type in its running text, as a compositor takes them up.

A letter is a sort, and so is whatever is set as one piece: a picture, a formula, a rule. Spaces and
signs without a shape are none. What is set outside the running text, as footnotes are, does not count,
so that a leaf and the document that is typeset from it have the same sorts in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from octavo.book import REFERENCE, TO_PAGE

__all__ = ["TEX", "Run", "Sort", "letters_of", "pick", "runs"]

#: An element of lxml or of the standard library: both kinds of trees are counted.
Element = Any

#: What is set as one piece, whatever is in it; a formula that cannot be set is code of the class `tex`.
PIECES = {"hr", "img", "math", "svg"}
TEX = "tex"
#: Classes of what the typeset document has outside the running text, has added to it, or says otherwise.
OUTSIDE = {"folio", "foot", "index-locators", "on-page", "table-notes", "under-table"}
#: Signs that are no sorts: spaces, and what has no shape (Unicode's category Cf).
NO_SORT = re.compile(
    r"["
    r"\x09-\x0d\x1c-\x20\x85\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891"
    r"\u08e2\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff"
    r"\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    r"]+"
)
#: Those of a reference whose words are its section's title, and its page in print.
PAGE_SAID = {REFERENCE, TO_PAGE}


@dataclass(frozen=True, slots=True)
class Sort:
    """Hold one sort: the element whose text or tail it is in, and where in it; or the piece itself.

    `at` counts characters from 0 and is None for a piece.
    """

    element: Element
    at: int | None
    tail: bool


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


def pick(tree: Element, numbers: Collection[int]) -> Mapping[int, Sort]:
    """Give those sorts of a leaf that have these numbers, from 0; what is beyond the last is left out."""
    wanted, picked, before = sorted({*numbers}, reverse=True), dict[int, Sort](), 0
    for run in runs(tree):
        if not wanted:
            break
        size = 1 if run.words is None else len(letters_of(run.words))
        while wanted and wanted[-1] < before + size:
            number = wanted.pop()
            at = None if run.words is None else _place(run.words, number - before)
            picked[number] = Sort(run.element, at, run.tail)
        before += size
    return picked


def letters_of(words: str) -> str:
    """Give the letters of a text, each of them a sort."""
    return NO_SORT.sub("", words)


def _place(words: str, number: int) -> int:
    """Give where in a text its letter of this number stands, in characters."""
    at = 0
    for gap in NO_SORT.finditer(words):
        if number < gap.start() - at:
            break
        number -= gap.start() - at
        at = gap.end()
    return at + number


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
