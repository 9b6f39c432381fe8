"""Walk and rewrite pandoc's AST: functions over its JSON, which no stage alters in place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

__all__ = [
    "ATTRIBUTES",
    "HOLDING",
    "WORDS",
    "Element",
    "Indexed",
    "bare_descriptions",
    "elements",
    "holding",
    "plain",
    "rewrite",
    "rewrite_holding",
]

#: A node of the AST: `{"t": "Str", "c": "word"}`, with no "c" where the type needs none.
Element = dict[str, Any]

#: Elements that hold no other: four in five of a book's, and no stage changes one.
WORDS = frozenset({"Str", "Space", "SoftBreak", "LineBreak"})

#: Where in its content each type keeps its attributes `[id, classes, pairs]` (pandoc-types 1.23).
ATTRIBUTES = {"Header": 1} | dict.fromkeys(
    ("Div", "Span", "Code", "CodeBlock", "Link", "Image", "Figure", "Table"), 0
)

#: What elements can stand in.
HOLDING = (dict, list, tuple)

#: Gives what stands in an element's place: itself (unchanged), another, several, or none at all.
Change = Callable[[Element], Element | list[Element]]

SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"SingleQuote": "\u2018\u2019", "DoubleQuote": "\u201c\u201d"}


def elements(node: Any, *, words: bool = False) -> Iterator[Element]:  # noqa: ANN401 -- JSON: an element, a list or a leaf
    """Give every element below a node in reading order, outer before inner; those of WORDS only if asked."""
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, dict):
            if "t" in at:
                yield at
            waiting += [part for part in reversed(at.values()) if isinstance(part, HOLDING)]
        elif words:
            waiting += [part for part in reversed(at) if isinstance(part, HOLDING)]
        else:
            # Most of a tree are words: what each of its parts is is asked in one go.
            waiting += [
                part
                for part in reversed(at)
                if (part.get("t") not in WORDS if isinstance(part, dict) else isinstance(part, HOLDING))
            ]


class Indexed(Element):
    """An element that remembers which types it holds: a block of a book is asked that by every stage."""

    __slots__ = ("_held",)
    _held: frozenset[str]

    def types(self) -> frozenset[str]:
        """Give the types of the elements in it, but not of `WORDS`; its own is among them."""
        if not hasattr(self, "_held"):
            self._held = _types(self)
        return self._held


def holding(blocks: Iterable[Element], types: Collection[str]) -> list[Element]:
    """Give the blocks that hold an element of one of these types, or are one."""
    return [block for block in blocks if not _types_in(block).isdisjoint(types)]


def rewrite_holding(blocks: Sequence[Element], types: Collection[str], change: Change) -> tuple[Element, ...]:
    """Rebuild the blocks that hold an element of one of these types, and share all others as they are.

    `change` must leave elements of every other type alone.
    """
    made: list[Element] = []
    for block in blocks:
        if _types_in(block).isdisjoint(types):
            made.append(block)
        else:
            made += rewrite([block], change)
    return tuple(made)


def _types_in(block: Element) -> frozenset[str]:
    return block.types() if isinstance(block, Indexed) else _types(block)


def _types(block: Element) -> frozenset[str]:
    return frozenset(element["t"] for element in elements(block))


def rewrite(node: Any, change: Change) -> Any:  # noqa: ANN401 -- gives back the shape it was given
    """Rebuild a node with `change` applied to every element in it but `WORDS`, inner before outer.

    What does not change is shared with the node that was given.
    """
    if isinstance(node, dict):
        rebuilt = {key: rewrite(value, change) for key, value in node.items()}
        return change(rebuilt) if "t" in rebuilt else rebuilt
    if not isinstance(node, list | tuple):
        return node
    made: list[Any] = []
    for item in node:
        if not isinstance(item, dict):
            made.append(rewrite(item, change))
        elif item.get("t") in WORDS:
            made.append(item)
        else:
            put = rewrite(item, change)
            made.extend(put if isinstance(put, list) else [put])
    return made


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
    return list(rewrite_holding(list(blocks), {"Image"}, _bare))


def _bare(element: Element) -> Element:
    if element["t"] != "Image":
        return element
    attributes, words, target = element["c"]
    kept = rewrite(words, lambda inline: [] if inline["t"] == "Note" else inline)
    return {"t": "Image", "c": [attributes, kept, target]}
