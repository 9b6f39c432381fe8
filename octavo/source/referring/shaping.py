"""Give what has a key one shape, however it was written: figures, listings, tables and equations.

pandoc reads `$$a$$ {#eq:x}` as a formula and a word, a block of code with a caption as bare code, and
pictures or a table in a division `#fig:x`, with their caption as its last paragraph, as a division.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from octavo.source.referring.keys import Kind, kind_of_id
from octavo.syntax import Element, Indexed, holding, rewrite_holding

__all__ = ["EQUATION", "LISTING", "shape"]

#: Classes of a numbered formula and of a figure that is code.
EQUATION, LISTING = "equation", "listing"
#: What a formula's key is read as, and what of the text goes on behind it.
LABEL = re.compile(r"\{#(?P<id>eq[:-][^\s{}]+)\}(?P<rest>.*)", re.DOTALL)
SHAPED = {"Div", "CodeBlock", "Image", "Math"}
SPACES = {"Space", "SoftBreak"}
#: What names the caption of code: pandoc-crossref's name, and Quarto's.
CAPTIONS = ("caption", "lst-cap")


def shape(blocks: Sequence[Element]) -> tuple[Element, ...]:
    """Give blocks in which all that has a key is a `Figure`, a `Table` or a `Span` of class `equation`."""
    made: list[Element] = []
    for block in blocks:
        if holding([block], SHAPED):
            made += map(Indexed, rewrite_holding([block], SHAPED, _shaped))
        else:
            made.append(block)
    return tuple(made)


def _shaped(element: Element) -> Element:
    reader = {"Div": _division, "CodeBlock": _code, "Para": _paragraph, "Plain": _paragraph}.get(element["t"])
    return reader(element) if reader else element


def _division(block: Element) -> Element:
    (name, classes, pairs), held = block["c"]
    kind = kind_of_id(name)
    if kind not in {Kind.FIGURE, Kind.TABLE, Kind.LISTING} or not held:
        return block
    *rest, last = held
    caption = last["c"] if rest and last["t"] == "Para" and not _is_picture(last) else None
    shown = held if caption is None else rest
    if kind is Kind.TABLE:
        return _table(block, shown, caption or [])
    classes = [*classes, LISTING] if kind is Kind.LISTING else classes
    return _figure([name, classes, pairs], caption or [], shown)


def _table(block: Element, shown: Sequence[Element], caption: Sequence[Element]) -> Element:
    """Give the one table of a division its key and caption; a division of more is left as it is."""
    if len(shown) != 1 or shown[0]["t"] != "Table" or shown[0]["c"][0][0]:
        return block
    (_, inner, own), (short, words), *rest = shown[0]["c"]
    (name, classes, pairs), _ = block["c"]
    captions = words or [{"t": "Plain", "c": list(caption)}]
    if words and caption:
        return block
    return {"t": "Table", "c": [[name, [*classes, *inner], [*pairs, *own]], [short, captions], *rest]}


def _code(block: Element) -> Element:
    (name, classes, pairs), text = block["c"]
    told = dict(pairs)
    words = next((told[key] for key in CAPTIONS if told.get(key)), "")
    if not words and kind_of_id(name) is not Kind.LISTING:
        return block
    kept = [pair for pair in pairs if pair[0] not in CAPTIONS]
    bare = {"t": "CodeBlock", "c": [["", classes, kept], text]}
    return _figure([name, [LISTING], []], _words(words), [bare])


def _paragraph(block: Element) -> Element:
    inlines = block["c"]
    if len(inlines) == 1 and inlines[0]["t"] == "Image":
        (name, classes, pairs), alt, target = inlines[0]["c"]
        if kind_of_id(name) is Kind.FIGURE:
            picture = {"t": "Image", "c": [["", classes, pairs], alt, target]}
            return _figure([name, [], []], [], [{"t": "Plain", "c": [picture]}])
    if any(inline["t"] == "Math" for inline in inlines):
        return {"t": block["t"], "c": _equations(inlines)}
    return block


def _equations(inlines: Sequence[Element]) -> list[Element]:
    """Take each displayed formula and the key behind it together."""
    made: list[Element] = []
    for inline in inlines:
        label = LABEL.fullmatch(inline["c"]) if inline["t"] == "Str" else None
        at = _before(made)
        if label is None or at is None:
            made.append(inline)
            continue
        made[at:] = [{"t": "Span", "c": [[label["id"], [EQUATION], []], [made[at]]]}]
        if label["rest"]:
            made.append({"t": "Str", "c": label["rest"]})
    return made


def _before(made: Sequence[Element]) -> int | None:
    """Give the place of the displayed formula with which a row of inlines ends, white space aside."""
    at = len(made) - 1
    while at >= 0 and made[at]["t"] in SPACES:
        at -= 1
    display = at >= 0 and made[at]["t"] == "Math" and made[at]["c"][0]["t"] == "DisplayMath"
    return at if display else None


def _figure(attributes: list[Any], caption: Sequence[Element], shown: Sequence[Element]) -> Element:
    words = [{"t": "Plain", "c": list(caption)}] if caption else []
    return {"t": "Figure", "c": [attributes, [None, words], list(shown)]}


def _is_picture(block: Element) -> bool:
    return all(inline["t"] in SPACES | {"Image", "LineBreak"} for inline in block["c"])


def _words(text: str) -> list[Element]:
    made: list[Element] = []
    for word in text.split():
        made += [{"t": "Space"}, {"t": "Str", "c": word}]
    return made[1:]
