"""Read the text of pandoc's tree, as the proof compares it: notes where their markers stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from octavo.syntax import Element, elements

__all__ = ["COUNTED", "count", "text_of"]

#: What is counted beside letters, by pandoc's names of it.
COUNTED = {
    "headings": {"Header"},
    "notes": {"Note"},
    "links": {"Link"},
    "images": {"Image"},
    "tables": {"Table"},
    "formulas": {"Math"},
    "code": {"CodeBlock"},
}
#: What has words of its own.
OWN_WORDS = {"Str", "Code", "CodeBlock"}
SPACES = {"Space", "SoftBreak", "LineBreak"}
#: Inlines that do not end a word.
INLINE = {
    "Emph",
    "Strong",
    "Underline",
    "Strikeout",
    "Superscript",
    "Subscript",
    "SmallCaps",
    "Span",
    "Link",
} | {
    "Quoted",
    "Cite",
}


def text_of(blocks: Iterable[Element]) -> str:
    """Give the words in reading order; formulas and descriptions of pictures are none."""
    return "".join(piece for block in blocks for piece in _pieces(block))


def count(blocks: Iterable[Element]) -> dict[str, int]:
    """Count what the blocks hold beside letters."""
    met = Counter(element["t"] for element in elements(list(blocks)))
    return {name: sum(met[kind] for kind in kinds) for name, kinds in COUNTED.items()}


def _pieces(node: object) -> Iterator[str]:
    if isinstance(node, list | tuple):
        for each in node:
            yield from _pieces(each)
    elif isinstance(node, dict) and "t" in node:
        yield from _element(node)


def _element(element: Element) -> Iterator[str]:
    kind = element["t"]
    if kind in SPACES:
        yield " "
    elif kind in OWN_WORDS:
        yield element["c"] if kind == "Str" else element["c"][1]
    elif kind == "Cite":
        yield from _pieces(element["c"][1])
    elif kind not in {"Image", "Math", "RawInline", "RawBlock"}:
        # What does not stand in a line ends the words before it and its own.
        if kind not in INLINE:
            yield "\n"
        yield from _pieces(element.get("c", []))
        if kind not in INLINE:
            yield "\n"
