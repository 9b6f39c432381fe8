"""Mark letters of a text: what all facts of a collation point with."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Mark letters of `Facts.text`: from `start` up to, but without, `end`."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """Give the span as many letters further on."""
        return Span(self.start + by, self.end + by)
