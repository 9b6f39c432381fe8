"""Gather the stretches of raw HTML in pandoc's tree, each from the tag that opens it to its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.source.trusting.clean import Cleaner
from octavo.syntax import Element, elements, holding, plain

__all__ = ["MARKER", "Gatherer", "Stretch", "is_html"]

RAW = frozenset({"RawBlock", "RawInline"})
#: What stands in the tree in the place of a stretch; pandoc has no element of this type.
MARKER = "Stretch"
#: What can be written as letters where nothing else may stand.
LETTERS = {"Str", "Space", "SoftBreak", "Quoted", "SingleQuote", "DoubleQuote"}
#: Smart quotation marks as they were typed, since code has none.
TYPED = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def is_html(element: Any) -> bool:  # noqa: ANN401 -- JSON
    """Say whether an element of the tree is raw HTML."""
    return isinstance(element, dict) and element.get("t") in RAW and element["c"][0] == "html"


@dataclass(slots=True)
class Stretch:
    """Hold a stretch of HTML: what it was in the tree, and cleaned; `block` where blocks stand."""

    block: bool
    cleaner: Cleaner
    elements: list[Element] = field(default_factory=list)

    @property
    def pieces(self) -> list[str]:
        """Give the raw pieces as they are written."""
        return [str(each["c"][1]) for each in self.elements if is_html(each)]


class Gatherer:
    """Gather stretches. Not frozen: it numbers `stretches` by their markers, `marked` by their marks."""

    def __init__(self, deepest: int) -> None:
        """Begin with nothing; `deepest` is how many elements may stand in one another."""
        self.stretches: list[Stretch] = []
        self.marked: list[list[Element]] = []
        self._deepest = deepest
        self._run: list[Element] | None = None

    def gather(self, blocks: Sequence[Element]) -> list[Element]:
        """Give a chapter's blocks with a marker for each stretch; blocks without any are shared."""
        raw = set(map(id, holding(blocks, RAW)))
        return self._grouped([self._walk(each) if id(each) in raw else each for each in blocks])

    def _walk(self, node: Any) -> Any:  # noqa: ANN401 -- JSON, of the shape that it was given
        if isinstance(node, dict):
            return {key: self._walk(value) for key, value in node.items()}
        return self._grouped([self._walk(each) for each in node]) if isinstance(node, list) else node

    def _grouped(self, items: list[Any]) -> list[Any]:
        if not any(map(is_html, items)):
            return items
        made: list[Any] = []
        stretch: Stretch | None = None
        for item in items:
            if stretch is None and not is_html(item):
                made.append(item)
                continue
            if stretch is None:
                block = item["t"] == "RawBlock"
                stretch = Stretch(block, Cleaner(block=block, deepest=self._deepest))
            stretch.elements.append(item)
            self._take(item, stretch.cleaner, block=stretch.block)
            if is_html(item) and stretch.cleaner.closed:
                made.append(self._marker(stretch))
                stretch = None
        if stretch is not None:
            made.append(self._marker(stretch))
        return made

    def _marker(self, stretch: Stretch) -> Element:
        stretch.cleaner.end()
        self._run = None
        self.stretches.append(stretch)
        return {"t": MARKER, "c": len(self.stretches) - 1}

    def _take(self, item: Element, cleaner: Cleaner, *, block: bool) -> None:
        if is_html(item):
            self._run = None
            cleaner.piece(item["c"][1])
        elif item["t"] == "Plain":
            self._run = None
            for inline in item["c"]:
                self._take(inline, cleaner, block=False)
        elif cleaner.flat and {each["t"] for each in elements([item], words=True)} <= LETTERS:
            cleaner.handle_data(plain([item]).translate(TYPED))
        elif self._run is not None and not block:
            self._run.append(item)
        else:
            self.marked.append([item])
            self._run = None if block else self.marked[-1]
            cleaner.mark(len(self.marked) - 1, block=block)
