"""Know which letters stand where on which page, and so what a link shows on arrival."""

from __future__ import annotations

from collections import defaultdict

from octavo.collate.facts import Span
from octavo.collate.pdf_inquiry import Box

__all__ = ["PagePlaces"]

#: How far down from its goal a link shows what it means, in pt: a chapter begins after much white.
SHOWN = 160.0
#: A goal and the letters at it are measured by two programs.
PLAY = 2.0


class PagePlaces:
    """Keep the letters of each page with their heights. No frozen value: it grows with all that is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pages: dict[int, list[tuple[float, Span]]] = defaultdict(list)
        self._end = 0

    def add(self, page: int, box: Box, at: Span) -> None:
        """Keep where some letters stand."""
        if at.end > at.start:
            self._pages[page].append((box.top, at))
            self._end = at.end

    def laid(self) -> tuple[tuple[int, int], ...]:
        """Give from which letter on the text stands on which page, from 1."""
        return tuple(sorted((at.start, page + 1) for page, runs in self._pages.items() for _, at in runs))

    def begun(self, page: int) -> bool:
        """Say whether a page has letters already."""
        return page in self._pages

    def shown(self, page: int, height: float | None) -> Span:
        """Give the letters that a goal shows: those from it downwards, or all of its page."""
        there = self._pages.get(page)
        if not there:
            later = [at.start for number, runs in self._pages.items() if number > page for _, at in runs[:1]]
            return Span(min(later), min(later)) if later else Span(self._end, self._end)
        below = [(top, at) for top, at in there if height is None or top <= height + PLAY]
        if not below:
            return Span(there[-1][1].end, there[-1][1].end)
        first = below[0][1].start
        near = [at.end for top, at in below if height is None or top >= height - SHOWN]
        return Span(first, max(near, default=first))
