"""Find pictures that were meant as figures and stand in a paragraph: their captions are not printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.source.referring.keys import Kind, kind_of_id
from octavo.syntax import Element, elements, holding, plain

__all__ = ["unset_captions"]

#: A line of the source ends with these.
ENDS = {"SoftBreak", "LineBreak"}
TEXTS = {"Para", "Plain"}
#: How much of a caption is quoted, in letters.
QUOTED = 40
HINT = "leave an empty line between the picture and the text beside it"


def unset_captions(blocks: Iterable[Element], source: str, path: str) -> tuple[Finding, ...]:
    """Find each picture on a line of its own, or with the key of a figure, that other text stands beside.

    Pandoc makes a figure of a picture that is all of its paragraph, and of no other (its manual,
    "Extension: implicit_figures").
    """
    places = Places(source)
    found: list[Finding] = []
    pictured = holding(blocks, {"Image"})
    captions = {id(picture): caption for picture, caption in _pictures(pictured)}
    for picture in (each for each in elements(pictured) if each["t"] == "Image"):
        (name, _, _), _, (target, _) = picture["c"]
        line, column = places.find(f"]({target}")
        if id(picture) not in captions:
            continue
        caption = captions[id(picture)]
        said = caption if len(caption) <= QUOTED else f"{caption[:QUOTED]}…"
        what = f"the caption “{said}” is not printed"
        if kind_of_id(name) is Kind.FIGURE:
            what = f"#{name} is no figure, and has no number"
        words = f"{what}: the picture stands in a paragraph with other text"
        found.append(finding("caption-unset", words, path=path, line=line, column=column, hint=HINT))
    return tuple(found)


def _pictures(blocks: Iterable[Element]) -> Iterator[tuple[Element, str]]:
    for text in _texts(blocks):
        inlines = text["c"]
        for at, inline in enumerate(inlines):
            if inline["t"] != "Image" or not _has_company(inlines):
                continue
            caption = " ".join(plain(inline["c"][1]).split())
            if _is_figure(inline) or (caption and _has_its_line(inlines, at)):
                yield inline, caption


def _texts(blocks: Iterable[Element]) -> Iterator[Element]:
    """Give the paragraphs that stand in no figure."""
    inside = [
        id(text)
        for figure in elements(list(blocks))
        if figure["t"] == "Figure" or (figure["t"] == "Div" and _is_figure(figure))
        for text in elements(figure["c"])
    ]
    yield from (each for each in elements(list(blocks)) if each["t"] in TEXTS and id(each) not in inside)


def _is_figure(element: Element) -> bool:
    attributes: Any = element["c"][0]
    return kind_of_id(attributes[0]) is Kind.FIGURE


def _has_company(inlines: Sequence[Element]) -> bool:
    """Say whether words stand beside a picture; a break alone is the known way to want no figure."""
    return sum(1 for inline in inlines if inline["t"] not in ENDS) > 1


def _has_its_line(inlines: Sequence[Element], at: int) -> bool:
    before, after = inlines[:at], inlines[at + 1 :]
    return (not before or before[-1]["t"] in ENDS) and (not after or after[0]["t"] in ENDS)
