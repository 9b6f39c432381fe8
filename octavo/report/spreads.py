"""Lay drawings of pages side by side, as the pages lie when the book is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.report.thumbnails import Thumbnail

__all__ = ["Spread", "spreads"]


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold a left and a right page; a side is None where no page lies, or none was drawn.

    `gap` tells that pages were left out before this spread.
    """

    verso: Thumbnail | None
    recto: Thumbnail | None
    gap: bool = False


def spreads(drawn: Sequence[Thumbnail]) -> tuple[Spread, ...]:
    """Give the spreads of a book from the drawings of its pages, in order; the first page is a recto."""
    sides: dict[int, dict[bool, Thumbnail]] = {}
    for thumbnail in drawn:
        sides.setdefault(thumbnail.page // 2, {})[thumbnail.page % 2 == 1] = thumbnail
    numbers = sorted(sides)
    return tuple(
        Spread(sides[number].get(False), sides[number].get(True), gap=number - before > 1)
        for before, number in zip([-1, *numbers], numbers, strict=False)
    )
