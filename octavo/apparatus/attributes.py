"""Reach the attributes of an element of pandoc's AST, whose place differs from type to type."""

from __future__ import annotations

from typing import Any

from octavo.syntax import Element

__all__ = ["ATTRIBUTES", "identifier", "with_identifier"]

#: Where in its content each type keeps its attributes `[id, classes, pairs]` (pandoc-types 1.23).
ATTRIBUTES: dict[str, int] = {
    "Header": 1,
    "Div": 0,
    "Span": 0,
    "Code": 0,
    "CodeBlock": 0,
    "Link": 0,
    "Image": 0,
    "Figure": 0,
    "Table": 0,
}


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
