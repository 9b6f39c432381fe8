"""Sift blocks: what stands in this edition and medium stays, and nothing is left of conditions."""

from __future__ import annotations

import operator
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.media import MEDIA, Medium
from octavo.source.editing.attributes import ATTRIBUTES, attributes, keys, with_attributes
from octavo.source.editing.conditions import condition, without
from octavo.source.editing.edition import Edition
from octavo.syntax import HOLDING, Element, Indexed

__all__ = ["Sieve"]

SPACES = frozenset({"Space", "SoftBreak"})
#: Where in its content each type keeps what it is for; one that loses all of that goes with it.
INSIDE: dict[str, int | None] = dict.fromkeys(
    ("Para", "Plain", "Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps")
)
INSIDE |= dict.fromkeys(("BlockQuote", "Note", "BulletList", "DefinitionList", "LineBlock"))
INSIDE |= {"Span": 1, "Div": 1, "Link": 1, "Quoted": 1, "OrderedList": 1, "Header": 2, "Figure": 2}
#: Types that are unwrapped when their condition was all that they were for.
WRAPPERS = frozenset({"Div", "Span"})
#: Types whose content is a row of items or lines.
ITEMS = frozenset({"BulletList", "OrderedList", "DefinitionList", "LineBlock"})
BARE: list[Any] = ["", [], []]


@dataclass(slots=True)
class Sieve:
    """Sift for an edition whose names are known. Not frozen: it remembers what it met.

    `media` are those to which every condition that was met gives the same answer; `gone` are the ids of
    what was taken out; `taken` says whether anything was.
    """

    edition: Edition
    known: Collection[str]
    media: frozenset[Medium] = MEDIA
    gone: set[str] = field(default_factory=set)
    taken: bool = False

    def blocks(self, blocks: Sequence[Element]) -> tuple[Element, ...]:
        """Give the blocks of this edition, in which a heading's condition rules its whole section."""
        return tuple(self._sequence(list(blocks)))

    def _sequence(self, items: list[Element]) -> list[Element]:
        """Sift blocks or inlines that stand beside one another."""
        kept: list[Element] = []
        below = 0
        for item in items:
            if item["t"] == "Header":
                level = int(item["c"][0])
                if not below or level <= below:
                    below = 0 if self._stands(item) else level
            if below:
                self._bury(item)
            else:
                kept += self._element(item)
        same = len(kept) == len(items) and all(map(operator.is_, kept, items))
        return kept if same else _closed_up(kept, items)

    def _element(self, element: Element) -> list[Element]:
        if element["t"] != "Header" and not self._stands(element):
            self._bury(element)
            return []
        content = element.get("c")
        plain = isinstance(element, Indexed) and element.types().isdisjoint(ATTRIBUTES)
        if plain or not isinstance(content, HOLDING):
            return [element]
        given = attributes(element)
        stated = given is not None and condition(given, self.known) is not None
        inside = _pruned(element["t"], content, self._inside(content))
        if inside is not content and _is_empty(element["t"], inside) and not _is_empty(element["t"], content):
            self._bury(element)
            return []
        sifted: Element = element if inside is content else {"t": element["t"], "c": inside}
        if not stated:
            return [sifted]
        bare = without(given, self.known)
        if bare == BARE and element["t"] in WRAPPERS:
            return list(inside[1])
        return [with_attributes(sifted, bare)]

    def _inside(self, node: Any) -> Any:  # noqa: ANN401 -- JSON: gives back the shape it was given
        """Sift all that is in a node, and share it where nothing changes."""
        if isinstance(node, dict):
            if "t" in node:
                return next(iter(self._element(node)), None)
            made = {key: self._inside(value) for key, value in node.items()}
            return node if all(made[key] is node[key] for key in made) else made
        if not isinstance(node, list | tuple):
            return node
        beside = bool(node) and all(map(_is_element, node))
        kept = self._sequence(list(node)) if beside else [self._inside(item) for item in node]
        same = len(kept) == len(node) and all(map(operator.is_, kept, node))
        return node if same else kept

    def _stands(self, element: Element) -> bool:
        given = attributes(element)
        stated = None if given is None else condition(given, self.known)
        if stated is None:
            return True
        here = stated.holds(self.edition.name, self.edition.medium)
        self.media = frozenset(
            medium for medium in self.media if stated.holds(self.edition.name, medium) == here
        )
        return here

    def _bury(self, element: Element) -> None:
        self.taken = True
        self.gone.update(keys(element))


def _is_element(item: object) -> bool:
    return isinstance(item, dict) and "t" in item


def _pruned(kind: str, before: Any, after: Any) -> Any:  # noqa: ANN401 -- JSON, by type
    """Take out the items of a list, or the lines of verse, that have lost all that they had."""
    if after is before or kind not in ITEMS:
        return after
    if kind == "OrderedList":
        return [after[0], _left(before[1], after[1])]
    if kind == "DefinitionList":
        after = [[term, _left(old[1], new)] for old, (term, new) in zip(before, after, strict=True)]
        return [pair for pair in after if pair != [[], []]]
    return _left(before, after)


def _left(before: list[Any], after: list[Any]) -> list[Any]:
    return [new for old, new in zip(before, after, strict=True) if new or not old]


def _is_empty(kind: str, content: Any) -> bool:  # noqa: ANN401 -- JSON, by type
    if kind not in INSIDE:
        return False
    at = INSIDE[kind]
    inside = content if at is None else content[at]
    return all(isinstance(item, dict) and item.get("t") in SPACES for item in inside)


def _closed_up(kept: list[Element], items: list[Element]) -> list[Element]:
    """Take away the spaces that what was taken out has left double, or at an end."""
    closed: list[Element] = []
    for element in kept:
        if element["t"] not in SPACES or (closed and closed[-1]["t"] not in SPACES):
            closed.append(element)
    if closed and closed[-1]["t"] in SPACES and items[-1]["t"] not in SPACES:
        closed.pop()
    return closed
