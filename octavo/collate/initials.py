"""Put an initial that is several lines high before the words it begins: it is drawn before all text."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.collate.letters import normal
from octavo.collate.pdf_pages import Run

__all__ = ["in_reading_order"]

#: How much larger than the words beside it an initial is, and how many letters it has at most.
LARGER, LETTERS = 2.0, 2


def in_reading_order(runs: Sequence[Run]) -> list[Run]:
    """Give the words of a page with each initial before the first line that stands beside it."""
    ordered = list(runs)
    for run in runs:
        if 0 < len(normal(run.words)) <= LETTERS:
            beside = next((other for other in runs if _beside(run, other)), None)
            if beside is not None:
                ordered.remove(run)
                ordered.insert(ordered.index(beside), run)
    return ordered


def _beside(initial: Run, other: Run) -> bool:
    larger = initial.size > LARGER * other.size > 0
    right = 0 <= other.start - initial.end < initial.size and initial.base < other.base
    return larger and right and other.base < initial.base + initial.size
