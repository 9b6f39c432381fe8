"""Gather a chapter's headings as they will stand in the contents: where each is, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.apparatus.heading_places import Place, heading_places
from octavo.book import Chapter
from octavo.syntax import WORDS, Element, holding, plain

__all__ = ["Heading", "outline"]

#: What holds blocks without being a section of the book, in the words of a finding.
HOLDERS = {
    "BlockQuote": "a quotation",
    "BulletList": "a list",
    "OrderedList": "a list",
    "DefinitionList": "a definition",
    "Note": "a note",
    "Table": "a table",
    "Figure": "a figure",
}
#: What prints nothing that could be missed under a heading.
NOTHING = {"HorizontalRule", "Null"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold one heading of a chapter.

    `text` is its words, without notes. `holder` names what it stands in ("a quotation"), and is empty for
    one that begins a section; `empty` says that nothing stands between it and the next of its rank or above.
    """

    level: int
    text: str
    place: Place
    classes: tuple[str, ...] = ()
    holder: str = ""
    empty: bool = False
    only_image: bool = False


@dataclass(slots=True)
class Found:
    """Hold a heading while what follows it is being read."""

    element: Element
    holder: str
    followed: bool = False


def outline(chapter: Chapter) -> tuple[Heading, ...]:
    """Give the headings of a chapter in reading order, those inside of other blocks too."""
    found: list[Found] = []
    _gather(list(chapter.blocks), "", found)
    places = heading_places(chapter.source, [each.element for each in found])
    sections = [each for each in found if not each.holder]
    after = dict(zip(map(id, sections), [*sections[1:], None], strict=False))
    return tuple(
        _heading(each, place, after.get(id(each))) for each, place in zip(found, places, strict=True)
    )


def _gather(blocks: list[Element], holder: str, found: list[Found]) -> None:
    for block in blocks:
        if block["t"] == "Header":
            found.append(Found(block, holder))
            _held(block["c"][2], holder, found)
        elif block["t"] == "Div":
            _gather(block["c"][1], holder, found)
        else:
            if block["t"] not in NOTHING and not holder:
                _follow(found)
            if holding([block], {"Header"}):
                _held(block.get("c"), HOLDERS.get(block["t"], holder), found)


def _held(content: object, holder: str, found: list[Found]) -> None:
    """Gather the headings inside of a block that is no section; the words of a paragraph hold notes."""
    for element, inside in _headers(content, holder):
        found.append(Found(element, inside))


def _headers(node: object, holder: str) -> Iterator[tuple[Element, str]]:
    if isinstance(node, dict) and node.get("t") == "Header":
        yield node, holder or HOLDERS["Note"]
    elif isinstance(node, dict):
        for value in node.values() if node.get("t") not in WORDS else ():
            yield from _headers(value, HOLDERS.get(str(node.get("t")), holder))
    elif isinstance(node, list):
        for item in node:
            yield from _headers(item, holder)


def _follow(found: list[Found]) -> None:
    """Mark the last heading that begins a section as followed by something."""
    last = next((each for each in reversed(found) if not each.holder), None)
    if last is not None:
        last.followed = True


def _empty(each: Found, after: Found | None) -> bool:
    deeper = after is not None and after.element["c"][0] > each.element["c"][0]
    return not each.followed and not deeper


def _heading(each: Found, place: Place, after: Found | None) -> Heading:
    level, (_, classes, _), words = each.element["c"]
    empty = not each.holder and _empty(each, after)
    text = plain(words).strip()
    return Heading(level, text, place, tuple(classes), each.holder, empty, _only_images(words))


def _only_images(words: list[Element]) -> bool:
    shown = [inline for inline in words if inline["t"] not in {"Space", "SoftBreak", "LineBreak", "Note"}]
    return bool(shown) and all(
        inline["t"] == "Image" or (inline["t"] in {"Link", "Span"} and _only_images(inline["c"][1]))
        for inline in shown
    )
