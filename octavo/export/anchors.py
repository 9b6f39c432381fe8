"""Give each paragraph an anchor: a bookmark by which it is found again when the document comes back.

An anchor is made from the chapter's path and the paragraph's words, so it stays the same while other
paragraphs change; and a paragraph that has changed since has another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

from octavo.export.names import ANCHOR
from octavo.syntax import Element, plain

__all__ = ["Anchors"]

#: How many figures of the digest a name has: enough for every paragraph of any book.
FIGURES = 16
#: Paragraphs, and where in their content their inlines are.
PARAGRAPHS = frozenset({"Para", "Plain"})


class Anchors:
    """Put anchors into the blocks of one chapter. No frozen value: it counts equal paragraphs."""

    def __init__(self, path: str) -> None:
        """Begin at the top of the chapter at `path`."""
        self._path = path
        self._met: Counter[str] = Counter()

    def put(self, node: Any) -> Any:  # noqa: ANN401 -- JSON: gives back the shape it was given
        """Rebuild a node with an anchor around what stands in each paragraph, heading and block of code.

        The paragraphs of notes have their own, inside that of the paragraph with the marker.
        """
        if isinstance(node, list | tuple):
            return [self.put(item) for item in node]
        if not isinstance(node, dict):
            return node
        kind, content = node.get("t"), node.get("c")
        anchored = content and self._anchored(kind, content)
        return anchored or {key: self.put(value) for key, value in node.items()}

    def _anchored(self, kind: Any, content: Any) -> Element | None:  # noqa: ANN401 -- JSON, by type
        """Give an element with its anchor, or None for one that has none itself."""
        if kind in PARAGRAPHS:
            return {"t": kind, "c": [self._around(content)]}
        if kind == "Header":
            return {"t": kind, "c": [content[0], content[1], [self._around(content[2])]]}
        if kind == "LineBlock":
            first, *others = self.put(content)
            return {"t": kind, "c": [[_span(self._name(_lines(content)), first)], *others]}
        if kind == "CodeBlock":
            block = {"t": kind, "c": content}
            return {"t": "Div", "c": [[self._name(content[1]), [], []], [block]]}
        return None

    def _around(self, inlines: Sequence[Element]) -> Element:
        name = self._name(plain(inlines))
        return _span(name, self.put(inlines))

    def _name(self, words: str) -> str:
        self._met[words] += 1
        made = f"{self._path}\n{words}\n{self._met[words]}"
        return ANCHOR + hashlib.sha256(made.encode()).hexdigest()[:FIGURES]


def _lines(lines: Sequence[Sequence[Element]]) -> str:
    return "\n".join(map(plain, lines))


def _span(name: str, inlines: Sequence[Element]) -> Element:
    return {"t": "Span", "c": [[name, [], []], list(inlines)]}
