"""Read from a manuscript's tree what each of its ids is called there: its number, or its section's title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from octavo.book import Book, Chapter
from octavo.syntax import ATTRIBUTES, HOLDING, WORDS, Element, plain

__all__ = ["Label", "read_labels"]

#: The classes of what bears a number, by the type of what the number is of.
BEARERS = {"Span": "equation-number", "Figure": "label", "Table": "label"}


@dataclass(frozen=True, slots=True)
class Label:
    """Hold what an id is called; `own` is the type of what bears the words itself, as a caption does.

    It is empty where they are the title of the section around, or a note's number.
    """

    words: str
    own: str = ""


def read_labels(book: Book) -> Mapping[str, Mapping[str, Label]]:
    """Give the label of each id, by the path of its chapter; of two that are equal, the first counts.

    Those of parts stand under no path. An id within a note is called by the note's number, counted anew.
    """
    reading = _Reading(book)
    parts = {part.id: Label(part.title) for part in book.parts if part.id}
    return {**{chapter.path: reading.chapter(chapter) for chapter in book.chapters}, "": parts}


class _Reading:
    """Walk through a book; as every walk, it keeps where it is."""

    def __init__(self, book: Book) -> None:
        self._settings = book.settings
        self._notes = 0
        self._section = Label(book.settings.title.main)
        self._names: dict[str, Label] = {}

    def chapter(self, chapter: Chapter) -> Mapping[str, Label]:
        """Read the ids of a chapter."""
        self._names, self._section = {}, Label(self._settings.title.main)
        anew = self._settings.notes.numbering == "chapter"
        self._notes = 0 if anew else self._notes
        for block in chapter.blocks:
            if block["t"] == "Header" and anew and block["c"][0] <= self._settings.divide:
                self._notes = 0
            self._walk(block, None)
        heads = (each for each in chapter.blocks if each["t"] == "Header")
        self._names.setdefault("", next(map(_heading, heads), self._section))
        return self._names

    def _walk(self, node: Any, note: Label | None) -> None:  # noqa: ANN401 -- JSON: an element, a list or a leaf
        if isinstance(node, dict) and "t" in node:
            note = self._element(node, note)
        # An image's description repeats its figure's caption, notes and all.
        parts = node.values() if isinstance(node, dict) else node
        if not (isinstance(node, dict) and node.get("t") == "Image"):
            for part in parts:
                if isinstance(part, HOLDING) and not (isinstance(part, dict) and part.get("t") in WORDS):
                    self._walk(part, note)

    def _element(self, element: Element, note: Label | None) -> Label | None:
        if element["t"] == "Note":
            self._notes += 1
            return Label(str(self._notes))
        if element["t"] == "Header":
            self._section = _heading(element)
        at = ATTRIBUTES.get(element["t"])
        if at is not None and element["c"][at][0]:
            heads = element["t"] == "Header"
            called = self._section if heads else note or self._label(element)
            self._names.setdefault(element["c"][at][0], called)
        return note

    def _label(self, element: Element) -> Label:
        bearer = BEARERS.get(element["t"])
        for span in _spans(element["c"][1]) if bearer else ():
            if bearer in span["c"][0][1]:
                return Label(plain(span["c"][1]).strip("().:"), element["t"])
        return Label(self._section.words)


def _heading(header: Element) -> Label:
    words = header["c"][2]
    numbers = (span for span in words[:1] if span["t"] == "Span" and span["c"][0][1] == ["number"])
    number = next((plain(span["c"][1]) for span in numbers), "")
    return Label(number, header["t"]) if number else Label(" ".join(plain(words).split()))


def _spans(node: Any) -> Iterator[Element]:  # noqa: ANN401 -- JSON
    """Give the spans of a caption or a formula, but none within another figure."""
    if isinstance(node, list):
        for part in node:
            yield from _spans(part)
    elif isinstance(node, dict):
        if node.get("t") == "Span":
            yield node
        elif node.get("t") in {"Plain", "Para"}:
            yield from _spans(node["c"])
