"""Reach the attributes of an element of pandoc's AST, whose place differs from type to type."""

from __future__ import annotations

from typing import Any

from octavo.syntax import ATTRIBUTES, Element

__all__ = ["ATTRIBUTES", "identifier", "with_identifier"]


def identifier(element: Element) -> str | None:
    """Give the element's id: empty where it has none, None for a type that can have none."""
    at = ATTRIBUTES.get(element["t"])
    return None if at is None else str(element["c"][at][0])


def with_identifier(element: Element, name: str) -> Element:
    """Give the element with another id."""
    at = ATTRIBUTES[element["t"]]
    content: list[Any] = list(element["c"])
    content[at] = [name, *content[at][1:]]
    return {"t": element["t"], "c": content}
