"""Take for notes what links there and back make look like them: numbers in the text, and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.intake.draft import Guess, Loss
from octavo.intake.tree_text import text_of
from octavo.syntax import Element, elements, plain, rewrite

__all__ = ["linked_notes"]

#: What a marker is: a number, a letter, a sign, in brackets or not.
MARKER = re.compile(r"[\[({]?\s*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4})\s*[\])}]?\.?", re.IGNORECASE)
#: What else leads from a note back to its marker.
BACK = re.compile(r"[\s↩↑^︎⏎←]*|(?:back|return|zurück|retour)", re.IGNORECASE)


SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})


@dataclass(slots=True)
class _Notes:
    """Hold what has been met. Not frozen: markers and notes are found one after another."""

    name: str
    markers: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[Element]] = field(default_factory=dict)
    guesses: list[Guess] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)

    def take(self, blocks: list[Element]) -> bool:
        """Take blocks for one note, if they lead back once, to a marker that led to them."""
        if not blocks or any(block["t"] not in {"Para", "Plain", "BlockQuote"} for block in blocks):
            return False
        inside = list(elements(blocks))
        idents = {each["c"][0][0] for each in inside if each["t"] in {"Span", "Link"}} - {""}
        back = [each for each in inside if each["t"] == "Link" and self._leads_back(each, idents)]
        ident = next((ident for ident in idents if ident in self.markers), None)
        if len(back) != 1 or ident is None or ident in self.notes:
            return False
        words: list[str] = []
        content = rewrite(blocks, lambda element: _without(element, idents, back[0], words))
        self.notes[ident] = [_trimmed(block) for block in content]
        label = " ".join(words)
        self.losses.append(
            Loss("note's number", label, "the book numbers its notes", self.name, letters=label)
        )
        return True

    def _leads_back(self, link: Element, idents: set[str]) -> bool:
        words = plain(link["c"][1]).strip()
        goal = link["c"][2][0].removeprefix("#")
        mutual = any(self.markers.get(ident) == goal for ident in idents)
        return mutual and bool(MARKER.fullmatch(words) or BACK.fullmatch(words))


def linked_notes(
    blocks: Sequence[Element], name: str
) -> tuple[list[Element], tuple[Guess, ...], tuple[Loss, ...]]:
    """Give the blocks with notes where markers lead to paragraphs that lead back to them."""
    found = _Notes(name)
    _find_markers(blocks, found)
    taken = _taken(list(blocks), found) if found.markers else list(blocks)

    def noted(element: Element) -> Element | list[Element]:
        if element["t"] == "Superscript" and len(element["c"]) == 1 and element["c"][0]["t"] == "Note":
            return list(element["c"])
        goal = element["c"][2][0].removeprefix("#") if element["t"] == "Link" else ""
        if goal not in found.notes:
            return element
        marker = plain(element["c"][1])
        note = found.notes.pop(goal)
        found.losses.append(Loss("note's marker", marker, "the book numbers its notes", name, letters=marker))
        found.guesses.append(
            Guess("note", text_of(note).strip(), f"the marker {marker} and it lead to each other", 0.95, name)
        )
        return {"t": "Note", "c": note}

    return list(rewrite(taken, noted)), tuple(found.guesses), tuple(found.losses)


def _find_markers(blocks: Sequence[Element], found: _Notes) -> None:
    """Note which ids markers lead to, and the id of each marker: its own, or that of what it stands in."""
    around: list[tuple[Element, str]] = []
    for element in elements(list(blocks)):
        if element["t"] == "Span" and element["c"][0][0]:
            around.append((element, element["c"][0][0]))
        if element["t"] != "Link" or not element["c"][2][0].startswith("#"):
            continue
        if not MARKER.fullmatch(plain(element["c"][1]).strip()):
            continue
        own = element["c"][0][0] or (around[-1][1] if around else "")
        goal = element["c"][2][0][1:]
        if own and own != goal and own not in found.markers:
            found.markers.setdefault(goal, own)


def _taken(blocks: list[Element], found: _Notes) -> list[Element]:
    """Leave out the blocks that are notes, in lists and divisions too, and the lists that become empty."""
    kept: list[Element] = []
    for block in blocks:
        if block["t"] == "Div":
            attributes, inside = _with_ident(*block["c"])
            inner = [] if found.take(inside) else _taken(inside, found)
            if inner:
                kept.append({"t": "Div", "c": [attributes, inner]})
        elif block["t"] in {"OrderedList", "BulletList"}:
            items = block["c"][1] if block["t"] == "OrderedList" else block["c"]
            left = [item for each in items if not found.take(each) and (item := _taken(each, found))]
            content = [block["c"][0], left] if block["t"] == "OrderedList" else left
            if left:
                kept.append({"t": block["t"], "c": content})
        elif not found.take([block]):
            kept.append(block)
    return kept


def _with_ident(attributes: list[Any], blocks: list[Element]) -> tuple[list[Any], list[Element]]:
    """Let the first paragraph of a division have the division's id: a note may be set as one."""
    ident, classes, pairs = attributes
    if not ident or not blocks or blocks[0]["t"] not in {"Para", "Plain"}:
        return attributes, blocks
    mark = {"t": "Span", "c": [[ident, [], []], []]}
    return ["", classes, pairs], [{"t": blocks[0]["t"], "c": [mark, *blocks[0]["c"]]}, *blocks[1:]]


def _without(element: Element, idents: set[str], back: Element, words: list[str]) -> Element | list[Element]:
    if element["t"] == "Link" and element["c"][2] == back["c"][2]:
        words.append(plain(element["c"][1]))
        return []
    if element["t"] == "Span" and element["c"][0][0] in idents:
        return list(element["c"][1])
    if element["t"] == "Superscript" and not element["c"]:
        return []
    return element


def _trimmed(block: Element) -> Element:
    kept = list(block["c"])
    while kept and kept[0]["t"] in SPACES:
        kept.pop(0)
    while kept and kept[-1]["t"] in SPACES:
        kept.pop()
    return {"t": "Para" if block["t"] == "Plain" else block["t"], "c": kept}
