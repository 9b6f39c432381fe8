"""Prove that a text holds what stands in its edition and medium, and nothing that stands in others alone.

The conditions are read here once more, from the files as pandoc read them, before anything was taken out or
put in. What was put in since (included files, values, citations, numbers) is not asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.book import Book, Chapter
from octavo.findings import Finding, finding
from octavo.media import NAMES
from octavo.syntax import Element, elements

__all__ = ["check_conditions"]

CODE = "collate-edition"
#: How many words of a passage are looked for, so that a few common ones prove nothing.
FEWEST = 3
#: What a source with a condition must hold somewhere: a class in any way of writing it, or an attribute.
WRITTEN = re.compile(r"(?:\.|:::[ \t]*|class=[^}>\n]*)(?:only|not)-|edition=")
SHOWN = 8
#: Where in its content each type keeps its attributes (pandoc-types 1.23).
ATTRIBUTED = {"Header": 1, "Div": 0, "Span": 0, "Code": 0, "CodeBlock": 0}
ATTRIBUTED |= {"Link": 0, "Image": 0, "Figure": 0, "Table": 0}
#: A key of a formula, which becomes its number.
KEY = re.compile(r"\{#[^\s{}]+\}")
WORDS = re.compile(r"\w+")
CONDITION = re.compile(r"(?P<sign>only|not)-(?P<name>.+)")


def check_conditions(book: Book) -> tuple[Finding, ...]:
    """Find words that a chapter has lost though they stand in this edition, and those that it has kept."""
    known = {*NAMES, *book.settings.editions}
    here = {name for name in known if name == book.edition or NAMES.get(name, frozenset()) & book.media}
    chapters = {chapter.path: chapter for chapter in book.chapters}
    found: list[Finding] = []
    for file in book.files:
        if not WRITTEN.search(file.source):
            continue
        reading = _Reading(known, here)
        reading.walk(list(file.blocks))
        own = [chapters[file.path]] if file.path in chapters else _holders(file, book)
        texts = [_words(chapter.blocks) for chapter in own] or [[]]
        found += [finding(CODE, words, path=file.path) for words in _differences(reading, texts)]
    return tuple(found)


def _holders(file: Chapter, book: Book) -> list[Chapter]:
    """Give the chapters that include a file."""
    return [
        chapter for chapter in book.chapters if any(strand.path == file.path for strand in chapter.strands)
    ]


def _differences(reading: _Reading, holders: Sequence[list[str]]) -> Iterator[str]:
    for text in holders:
        lost = _lost(reading.kept, text)
        if lost is not None:
            passage = " ".join(reading.kept[lost : lost + SHOWN])
            yield f"this edition's text has lost “{passage}”"
        all_of_it, wanted = f" {' '.join(text)} ", f" {' '.join(reading.kept)} "
        for words in reading.gone:
            passage = f" {' '.join(words)} "
            if len(words) >= FEWEST and passage in all_of_it and passage not in wanted:
                yield f"“{' '.join(words[:SHOWN])}” stands in the text, and belongs to others alone"


def _lost(wanted: Sequence[str], text: Sequence[str]) -> int | None:
    """Give the first wanted word that a text does not have as often.

    Their order is not asked for: a caption may have come to stand before what it was written behind.
    """
    left = Counter(text)
    for at, word in enumerate(wanted):
        left[word] -= 1
        if left[word] < 0:
            return at
    return None


def _words(blocks: Sequence[Element]) -> list[str]:
    reading = _Reading((), ())
    reading.walk(list(blocks))
    return reading.kept


@dataclass(slots=True)
class _Reading:
    """Gather the words that stand here, and the passages that do not; as every walk, it keeps where it is."""

    known: Collection[str]
    here: Collection[str]
    kept: list[str] = field(default_factory=list)
    gone: list[list[str]] = field(default_factory=list)

    def walk(self, node: Any) -> None:  # noqa: ANN401 -- JSON: an element, a list or a leaf
        """Read an element, or a list at any depth; a heading that is gone takes its section along."""
        if isinstance(node, list | tuple):
            level = 0
            for item in node:
                heading = isinstance(item, dict) and item.get("t") == "Header"
                if heading and (not level or item["c"][0] <= level):
                    level = 0 if self._stands(item) else item["c"][0]
                if level:
                    self._leave(item)
                else:
                    self.walk(item)
        elif isinstance(node, dict) and "t" in node:
            self._element(node)

    def _element(self, element: Element) -> None:
        kind: str = element["t"]
        content: Any = element.get("c")
        images = [each for each in elements(content[2]) if each["t"] == "Image"] if kind == "Figure" else []
        if not self._stands(element) or (images and not any(map(self._stands, images))):
            self._leave(element)
        elif kind == "Str":
            self.kept += WORDS.findall(KEY.sub("", content))
        elif kind in {"Code", "CodeBlock", "Math"}:
            self.kept += WORDS.findall(content[1])
        elif kind == "Image":
            return
        elif kind != "Cite" and isinstance(content, list | tuple):
            self.walk(content)

    def _leave(self, element: Element) -> None:
        passage = _Reading((), ())
        passage.walk([element])
        self.gone.append(passage.kept)

    def _stands(self, element: Element) -> bool:
        at = ATTRIBUTED.get(element["t"])
        if at is None:
            return True
        _, classes, pairs = element["c"][at]
        stated = [match for each in classes if (match := CONDITION.fullmatch(each))]
        only = [match["name"] for match in stated if match["sign"] == "only"]
        unless = [match["name"] for match in stated if match["sign"] == "not"]
        only += [name for key, value in pairs if key == "edition" for name in value.split()]
        unless += [name for key, value in pairs if key == "not-edition" for name in value.split()]
        only = [name for name in only if name in self.known]
        return (not only or any(name in self.here for name in only)) and not any(
            name in self.here for name in unless
        )
