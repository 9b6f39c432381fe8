"""Walk and rewrite pandoc's AST: functions over its JSON, which no stage alters in place."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import sha256
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
    "seal",
    "sharing",
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

#: Blocks that can stand in themselves only in a note.
WORDED = ("Para", "Plain", "Header")
LINES = {frozenset({kind}) for kind in WORDED}
#: How words can be set, with nothing added to them but quotation marks.
SET = {"Emph", "SmallCaps", "Strikeout", "Strong", "Subscript", "Superscript", "Underline"}
SET |= {"Quoted", "SingleQuote", "DoubleQuote"}
SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"SingleQuote": "\u2018\u2019", "DoubleQuote": "\u201c\u201d"}


def sharing() -> Callable[[Element], Element]:
    """Give an `object_hook` for `json.loads` that makes one element of all that say the same word.

    Words and spaces are four in five of a book's elements, so its tree takes a seventh of the room.
    """
    known: dict[str, Element] = {}
    space, soft_break = {"t": "Space"}, {"t": "SoftBreak"}

    def share(element: Element) -> Element:
        kind = element.get("t")
        if kind == "Str":
            return known.setdefault(element["c"], element)
        if kind == "Space":
            return space
        return soft_break if kind == "SoftBreak" else element

    return share


def elements(node: Any, *, words: bool = False) -> Iterator[Element]:  # noqa: ANN401 -- JSON: an element, a list or a leaf
    """Give every element below a node in reading order, outer before inner; those of WORDS only if asked."""
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, dict):
            if "t" in at:
                yield at
            if words or not isinstance(at, Indexed) or not at.holds_words_alone():
                waiting += [part for part in reversed(at.values()) if isinstance(part, HOLDING)]
        elif words:
            waiting += [part for part in reversed(at) if isinstance(part, HOLDING)]
        else:
            waiting += [
                part
                for part in reversed(at)
                if (part.get("t") not in WORDS if isinstance(part, dict) else isinstance(part, list | tuple))
            ]


class Indexed(Element):
    """An element that remembers which types it holds, its hash and its words: stages ask that of blocks."""

    __slots__ = ("_held", "_line", "_seal")
    _held: frozenset[str]
    _line: str
    _seal: str

    @classmethod
    def again(cls, block: Element, types: Iterable[str], sealed: str) -> Indexed:
        """Give a block of which this was known before."""
        indexed = cls(block)
        indexed._held, indexed._seal = frozenset(types), sealed
        return indexed

    def types(self) -> frozenset[str]:
        """Give the types of the elements in it, but not of `WORDS`; its own is among them."""
        if not hasattr(self, "_held"):
            self._held = _types(self)
        return self._held

    def seal(self) -> str:
        """Give the hash of the block with all that it holds."""
        if not hasattr(self, "_seal"):
            self._seal = _hash(self)
        return self._seal

    def holds_words_alone(self) -> bool:
        """Say whether it is known to be a paragraph or a heading of nothing but words."""
        return hasattr(self, "_held") and self._held in LINES

    def line(self) -> str | None:
        """Give the words of a paragraph or a heading that is known to be nothing else, however they are set.

        None of any other.
        """
        if not hasattr(self, "_line"):
            kind = self["t"]
            if kind not in WORDED or not hasattr(self, "_held") or not self._held <= {kind, *SET}:
                return None
            self._line = plain(self["c"][2] if self["t"] == "Header" else self["c"])
        return self._line


def seal(block: Element) -> str:
    """Give the hash of a block with all that it holds: what has the same is the same."""
    return block.seal() if isinstance(block, Indexed) else _hash(block)


def _hash(block: Element) -> str:
    return sha256(json.dumps(block).encode()).hexdigest()


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
    return "".join(
        [
            inline["c"] if inline["t"] == "Str" else SPACES.get(inline["t"]) or _words(inline)
            for inline in inlines
        ]
    )


def _words(inline: Element) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
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
