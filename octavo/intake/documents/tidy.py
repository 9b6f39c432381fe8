"""Tidy pandoc's tree of a document: what only looks stays behind, what means something stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from octavo.intake.draft import Loss
from octavo.syntax import Element, elements, plain, rewrite

__all__ = ["anchored", "settle_raw", "tidy"]

#: Classes that Octavo and readers of its Markdown know; word processors' own say how a thing looks.
KNOWN = frozenset(
    {"smallcaps", "underline", "mark", "verse", "epigraph", "note", "tip", "warning", "margin", "aside"}
)
#: Attributes that mean something.
SAYING = frozenset({"lang", "dir", "alt"})
NO_ATTRIBUTES: list[Any] = ["", [], []]


def anchored(blocks: Sequence[Element]) -> frozenset[str]:
    """Give the ids that links of the document lead to."""
    links = (element["c"][2][0] for element in elements(list(blocks)) if element["t"] == "Link")
    return frozenset(target[1:] for target in links if target.startswith("#"))


def tidy(blocks: Sequence[Element], wanted: frozenset[str]) -> list[Element]:
    """Give the blocks without divisions, spans, sizes and classes that say nothing; `wanted` ids are kept."""
    return [
        block
        for block in rewrite(list(blocks), lambda element: _settled(element, wanted))
        if not _empty(block)
    ]


def settle_raw(blocks: Sequence[Element], name: str) -> tuple[list[Element], tuple[Loss, ...]]:
    """Take out what is written for one format alone, and list it."""
    losses: list[Loss] = []

    def settle(element: Element) -> Element | list[Element]:
        if element["t"] not in {"RawInline", "RawBlock"}:
            return element
        kind, words = element["c"]
        if words.strip():
            losses.append(Loss(f"raw {kind}", words, f"it means something to {kind} alone", name))
        return []

    return list(rewrite(list(blocks), settle)), tuple(losses)


def _settled(element: Element, wanted: frozenset[str]) -> Element | list[Element]:
    step = STEPS.get(element["t"])
    return element if step is None else step(element["c"], wanted)


def _div(content: list[Any], wanted: frozenset[str]) -> Element | list[Element]:
    attributes, blocks = content
    said = _said(attributes, wanted)
    if said[1] or said[2]:
        return {"t": "Div", "c": [said, blocks]}
    return _with_id(str(said[0]), blocks) if said[0] else list(blocks)


def _with_id(ident: str, blocks: list[Element]) -> list[Element]:
    """Give a division's id to its first heading, else to an empty place in its first paragraph."""
    first: Element = blocks[0] if blocks else {"t": "Null"}
    if first["t"] == "Header" and not first["c"][1][0]:
        level, (_, classes, pairs), words = first["c"]
        return [{"t": "Header", "c": [level, [ident, classes, pairs], words]}, *blocks[1:]]
    mark = {"t": "Span", "c": [[ident, [], []], []]}
    if first["t"] in {"Para", "Plain"}:
        return [{"t": first["t"], "c": [mark, *first["c"]]}, *blocks[1:]]
    if first["t"] == "Header":
        level, attributes, words = first["c"]
        return [{"t": "Header", "c": [level, attributes, [mark, *words]]}, *blocks[1:]]
    return [{"t": "Para", "c": [mark]}, *blocks]


def _span(content: list[Any], wanted: frozenset[str]) -> Element | list[Element]:
    attributes, words = content
    said = _said(attributes, wanted)
    return {"t": "Span", "c": [said, words]} if any(said) else words


def _image(content: list[Any], _: frozenset[str]) -> Element:
    """Describe a picture in an attribute: words in its brackets would be printed as its caption."""
    (_ident, classes, pairs), words, (target, _title) = content
    alt = " ".join((dict(pairs).get("alt") or plain(words)).split())
    decorative = ["decorative"] if "decorative" in classes else []
    return {"t": "Image", "c": [["", decorative, [["alt", alt]] if alt else []], [], [target, ""]]}


def _figure(content: list[Any], wanted: frozenset[str]) -> list[Element]:
    """Write a figure of one picture as a picture with a caption; any other as its blocks and a paragraph."""
    (ident, _, _), (_, caption), blocks = content
    inlines = blocks[0]["c"] if len(blocks) == 1 and blocks[0]["t"] in {"Plain", "Para"} else []
    if len(inlines) == 1 and inlines[0]["t"] == "Image" and len(caption) <= 1:
        words = caption[0]["c"] if caption and caption[0]["t"] in {"Plain", "Para"} else []
        (_, classes, pairs), _, target = inlines[0]["c"]
        # A caption describes its picture, where nothing else does.
        said = [pair for pair in pairs if pair[1] != " ".join(plain(words).split())]
        attributes = [ident if ident in wanted else "", classes, said]
        return [{"t": "Para", "c": [{"t": "Image", "c": [attributes, words, target]}]}]
    return [*blocks, *({**block, "t": "Para"} if block["t"] == "Plain" else block for block in caption)]


def _header(content: list[Any], wanted: frozenset[str]) -> Element | list[Element]:
    level, (ident, _, _), words = content
    inner = [each for each in words if each["t"] != "LineBreak"] if not plain(words).strip() else words
    if not plain(words).strip() and not any(each["t"] in {"Note", "Image"} for each in elements(inner)):
        return []
    held = [{"t": "Space"} if each["t"] == "LineBreak" else each for each in inner]
    return {"t": "Header", "c": [level, [ident if ident in wanted else "", [], []], held]}


def _link(content: list[Any], _: frozenset[str]) -> Element:
    (_, _, _), words, target = content
    return {"t": "Link", "c": [NO_ATTRIBUTES, _without_underline(words), target]}


def _without_underline(words: list[Element]) -> list[Element]:
    return [inner for each in words for inner in (each["c"] if each["t"] == "Underline" else [each])]


def _underline(words: list[Element], _: frozenset[str]) -> Element:
    link = words[0] if len(words) == 1 and words[0]["t"] == "Link" else None
    return link or {"t": "Underline", "c": words}


def _code(content: list[Any], _: frozenset[str]) -> Element:
    (_, classes, _), words = content
    return {"t": "Code", "c": [["", classes[:1], []], words]}


def _code_block(content: list[Any], _: frozenset[str]) -> Element:
    (_, classes, _), words = content
    named = [each for each in classes if each not in {"sourceCode", "numberSource"}]
    # A block without a language would be indented, and one with the next.
    return {"t": "CodeBlock", "c": [["", named[:1] or ["text"], []], words]}


def _emphasis(kind: str) -> Any:  # noqa: ANN401 -- a step of the table below
    def settle(words: list[Element], _: frozenset[str]) -> Element | list[Element]:
        # Bold or italic spaces, of which word processors are full, cannot be written in Markdown.
        return {"t": kind, "c": words} if plain(words).strip() or list(_held(words)) else words

    return settle


def _held(words: Iterable[Element]) -> Iterator[Element]:
    return (each for each in elements(list(words)) if each["t"] in {"Image", "Note", "Math"})


def _said(attributes: list[Any], wanted: frozenset[str]) -> list[Any]:
    ident, classes, pairs = attributes
    kept = [pair for pair in pairs if pair[0] in SAYING]
    return [ident if ident in wanted else "", [each for each in classes if each in KNOWN], kept]


def _empty(block: Element) -> bool:
    return block["t"] in {"Para", "Plain", "Null"} and not block.get("c")


STEPS: dict[str, Any] = {
    "Div": _div,
    "Span": _span,
    "Image": _image,
    "Figure": _figure,
    "Header": _header,
    "Link": _link,
    "Underline": _underline,
    "Code": _code,
    "CodeBlock": _code_block,
    "Emph": _emphasis("Emph"),
    "Strong": _emphasis("Strong"),
}
