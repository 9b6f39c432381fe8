"""Find the place in a chapter's source of a block of code that pandoc read: its tree keeps no positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.code_mask import FENCE

__all__ = ["Fences", "openings"]

#: How many spaces pandoc makes of a tab.
TAB = 4


@dataclass(frozen=True, slots=True)
class _Fence:
    """Hold a fenced block: the line it opens in (from 1), what is written there, and its lines."""

    line: int
    info: str
    body: tuple[str, ...]


class Fences:
    """Look for blocks of code in a source, each after the last that was alike.

    Not a frozen value, since it remembers how far it has read.
    """

    def __init__(self, source: str) -> None:
        """Begin at the top of a source."""
        self._left = list(_fences(source.split("\n")))

    def find(self, words: str, info: str = "") -> int | None:
        """Give the line in which the next block opens that holds these words and opens with `info`.

        None where there is none such, as for a block that is indented.
        """
        body = _bare(words.split("\n"))
        for at, fence in enumerate(self._left):
            if info in fence.info and fence.body == body:
                return self._left.pop(at).line
        return None


def openings(source: str) -> Iterator[tuple[int, str]]:
    """Give the line (from 1) in which each fenced block opens, and what is written behind its fence."""
    return ((fence.line, fence.info) for fence in _fences(source.split("\n")))


def _fences(lines: list[str]) -> Iterator[_Fence]:
    fence, opened, info, body = "", 0, "", list[str]()
    for number, line in enumerate(lines, 1):
        match = FENCE.match(line)
        if fence:
            if match and match["fence"].startswith(fence) and not match["info"].strip():
                yield _Fence(opened, info, _bare(body))
                fence = ""
            else:
                body.append(line)
        elif match:
            fence, opened, info, body = match["fence"], number, match["info"], []


def _bare(lines: list[str]) -> tuple[str, ...]:
    """Give lines without what they are indented or quoted by, which pandoc takes away."""
    bare = [line.expandtabs(TAB).lstrip(" >").rstrip() for line in lines]
    while bare and not bare[-1]:
        bare.pop()
    while bare and not bare[0]:
        bare.pop(0)
    return tuple(bare)
