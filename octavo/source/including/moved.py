"""Move blocks to another file: headings go down, and links still lead where they led."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from octavo.syntax import Element, rewrite_holding

__all__ = ["Moved", "moved"]

#: The levels that a heading can have.
HIGHEST, DEEPEST = 1, 6


@dataclass(frozen=True, slots=True)
class Moved:
    """Say by how many levels headings move, and from which folder of the book to which other."""

    levels: int
    start: str
    end: str
    root: Path


def moved(blocks: Sequence[Element], way: Moved) -> tuple[tuple[Element, ...], int | None]:
    """Give blocks that have been moved, and a level beyond the six if a heading would have come to it."""
    beyond: list[int] = []

    def move(element: Element) -> Element:
        if element["t"] == "Header" and way.levels:
            level, attributes, words = element["c"]
            wanted = level + way.levels
            if not HIGHEST <= wanted <= DEEPEST:
                beyond.append(wanted)
            return {"t": "Header", "c": [min(max(wanted, HIGHEST), DEEPEST), attributes, words]}
        if element["t"] == "Link" and way.start != way.end:
            attributes, words, (target, title) = element["c"]
            return {"t": "Link", "c": [attributes, words, [_moved(target, way), title]]}
        return element

    return rewrite_holding(blocks, {"Header", "Link"}, move), next(iter(beyond), None)


def _moved(target: str, way: Moved) -> str:
    address = urlsplit(target)
    if address.scheme or target.startswith(("//", "/")) or not address.path:
        return target
    place = posixpath.normpath(posixpath.join(way.start, unquote(address.path)))
    if place.startswith("..") or not (way.root / place).exists():
        return target
    return address._replace(path=quote(posixpath.relpath(place, way.end or "."))).geturl()
