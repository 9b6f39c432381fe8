"""Reach the attributes of an element, and the ids that are in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from octavo.slug import slugify
from octavo.syntax import ATTRIBUTES, Element, elements, holding, plain

__all__ = ["ATTRIBUTES", "attributes", "ids", "keys", "with_attributes"]

#: A key in braces.
KEY = re.compile(r"\{#([^\s{}]+)")


def attributes(element: Element) -> Any | None:  # noqa: ANN401 -- JSON: a list of id, classes and pairs
    """Give an element's attributes, or None for a type that has none."""
    at = ATTRIBUTES.get(element["t"])
    return None if at is None else element["c"][at]


def with_attributes(element: Element, given: list[Any]) -> Element:
    """Give the element with other attributes."""
    content = list(element["c"])
    content[ATTRIBUTES[element["t"]]] = given
    return {"t": element["t"], "c": content}


def ids(blocks: Iterable[Element]) -> Iterator[str]:
    """Give the ids in blocks; a heading that its dialect gives none has that of its words."""
    for element in elements(holding(blocks, ATTRIBUTES)):
        given = attributes(element)
        if given and given[0]:
            yield str(given[0])
        elif element["t"] == "Header":
            yield slugify(plain(element["c"][2]))


def keys(element: Element) -> Iterator[str]:
    """Give the ids in an element, and the keys that still stand among its words, as behind a formula."""
    yield from ids([element])
    for part in elements(element, words=True):
        if part["t"] == "Str":
            yield from KEY.findall(part["c"])
