"""Ask pandoc's tree what became of the notes: which marks it left as text, and which notes it put where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from octavo.syntax import Element, elements

__all__ = ["Evidence", "bare", "evidence"]

LITERAL = re.compile(r"\[\^(?P<label>[^\]\[\n]*)\]")
LOOSE = re.compile(r"\[\^(?![^\]\[\n]*\])")
#: A caret before a bracket would have been an inline note; a space between them parts it from its text.
CARET = re.compile(r"(?<!\[)\^(?P<space> ?)\[")
#: What stands for an element: code and formulas are printed as they were written, which proves nothing.
SIGNS = {"Space": " ", "SoftBreak": " ", "LineBreak": " ", "Note": ""}
SIGNS |= dict.fromkeys(("Code", "CodeBlock", "Math", "RawInline", "RawBlock"), "\ufffc")
BREAKS = dict.fromkeys(("Para", "Plain", "Header", "Figure"), "\n")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what pandoc's tree tells of a chapter's notes.

    `text` and `inner` count the labels, made `bare`, that were left as letters in the text and in the notes;
    `loose`, `carets` and `spaced` count the other marks that were: `[^`, `^[` and `^ [`. `notes` is how many
    notes were set, `empty` how many of them without any text; `nested` says that one holds another, or the
    empty string that the dialects of CommonMark leave where they dropped one; `misplaced`, that one stands
    inside a link or an image's description.
    """

    text: Mapping[str, int]
    inner: Mapping[str, int]
    loose: int
    carets: int
    spaced: int
    notes: int
    empty: int
    nested: bool
    misplaced: bool


def bare(label: str) -> str:
    """Give a label's letters and digits: pandoc sets dashes and quotes in what it prints."""
    return "".join(letter for letter in label if letter.isalnum())


def evidence(blocks: Iterable[Element]) -> Evidence:
    """Read the blocks that pandoc made of a chapter."""
    tree = list(blocks)
    text = _said(tree)
    notes = [element for element in elements(tree) if element["t"] == "Note"]
    inner = "\n".join(_said(note["c"]) for note in notes)
    carets = [match["space"] for said in (text, inner) for match in CARET.finditer(said)]
    return Evidence(
        _labels(text),
        _labels(inner),
        sum(len(LOOSE.findall(said)) for said in (text, inner)),
        carets.count(""),
        carets.count(" "),
        sum(element["t"] == "Note" for element in _outside_figures(tree)),
        sum(not note["c"] for note in notes),
        any(_holds_note(note["c"]) or _has_dropped(note["c"]) for note in notes),
        any(_misplaces(element) for element in _outside_figures(tree)),
    )


def _labels(text: str) -> Mapping[str, int]:
    return Counter(bare(match["label"]) for match in LITERAL.finditer(text))


def _said(node: Any) -> str:  # noqa: ANN401 -- JSON: an element, a list or a leaf
    """Give the text of a node without its notes, each block in a line of its own."""
    if isinstance(node, list | tuple):
        return "".join(map(_said, node))
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t", ""), node.get("c")
    if kind in SIGNS:
        return SIGNS[kind]
    if kind == "Figure" and isinstance(content, list):
        content = content[:2]
    return str(content) if kind == "Str" else BREAKS.get(kind, "") + _said(content)


def _holds_note(node: object) -> bool:
    return any(element["t"] == "Note" for element in elements(node))


def _has_dropped(node: object) -> bool:
    return any(element == {"t": "Str", "c": ""} for element in elements(node, words=True))


def _misplaces(element: Element) -> bool:
    return element["t"] in {"Link", "Image"} and _holds_note(element["c"][1])


def _outside_figures(node: Any) -> Iterable[Element]:  # noqa: ANN401 -- as in `_said`
    """Give every element but a figure's image, whose description stands in the caption too."""
    if isinstance(node, dict):
        if "t" in node:
            yield node
        content = node.get("c")
        yield from _outside_figures(content[:2] if node.get("t") == "Figure" and content else content)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from _outside_figures(item)
