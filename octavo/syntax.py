"""Walk and rewrite pandoc's AST: functions over its JSON, which no stage alters in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

__all__ = ["Element", "bare_descriptions", "elements", "plain", "rewrite"]

#: A node of the AST: `{"t": "Str", "c": "word"}`, with no "c" where the type needs none.
Element = dict[str, Any]

#: Gives what stands in an element's place: itself (unchanged), another, several, or none at all.
Change = Callable[[Element], Element | list[Element]]

SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"SingleQuote": "\u2018\u2019", "DoubleQuote": "\u201c\u201d"}


def elements(node: Any) -> Iterator[Element]:  # noqa: ANN401 -- JSON: an element, a list or a leaf
    """Give every element below a node in reading order, outer before inner."""
    if isinstance(node, dict):
        if "t" in node:
            yield node
        for value in node.values():
            yield from elements(value)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from elements(item)


def rewrite(node: Any, change: Change) -> Any:  # noqa: ANN401 -- gives back the shape it was given
    """Rebuild a node with `change` applied to every element in it, inner before outer."""
    if isinstance(node, dict):
        rebuilt = {key: rewrite(value, change) for key, value in node.items()}
        return change(rebuilt) if "t" in rebuilt else rebuilt
    if isinstance(node, list | tuple):
        return [piece for item in node for piece in _pieces(rewrite(item, change), item)]
    return node


def _pieces(made: Any, before: Any) -> list[Any]:  # noqa: ANN401 -- as in `rewrite`
    replaced = isinstance(before, dict) and isinstance(made, list)
    return made if replaced else [made]


def plain(inlines: Iterable[Element]) -> str:
    """Give the words of inlines as they will be read, without notes and their markers."""
    return "".join(_words(inline) for inline in inlines)


def _words(inline: Element) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return str(content)
    if kind in SPACES:
        return SPACES[kind]
    if kind in {"Code", "Math", "RawInline"}:
        return str(content[1])
    if kind == "Quoted":
        marks = QUOTES[content[0]["t"]]
        return marks[0] + plain(content[1]) + marks[1]
    if kind in {"Link", "Image", "Span", "Cite"}:
        return plain(content[1])
    return plain(content) if kind != "Note" and isinstance(content, list) else ""


def bare_descriptions(blocks: Iterable[Element]) -> list[Element]:
    """Take the notes out of the images' descriptions, where pandoc repeats a figure's caption."""
    bare: list[Element] = rewrite(list(blocks), _bare)
    return bare


def _bare(element: Element) -> Element:
    if element["t"] != "Image":
        return element
    attributes, words, target = element["c"]
    kept = rewrite(words, lambda inline: [] if inline["t"] == "Note" else inline)
    return {"t": "Image", "c": [attributes, kept, target]}
