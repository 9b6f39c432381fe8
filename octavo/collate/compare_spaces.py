"""Compare where words end: letters that are all there may still have run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.collate.facts import Facts, Span
from octavo.collate.letters import normal
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_spaces"]

CODE = "collate-space"
#: How many letters on each side of a lost space are shown.
SHOWN = 12
PARTS = re.compile(r"\s+|\S+")


def compare_spaces(pair: Pair) -> Iterator[Difference]:
    """Find the spaces between words that an output has lost; more than the manuscript has do no harm.

    Where letters differ, that is told, and places cannot be compared.
    """
    if pair.body.hunks or pair.notes.hunks:
        return
    for place in sorted(_gaps(pair.expected) - _gaps(pair.observed)):
        around = Span(max(place - SHOWN, 0), min(place + SHOWN, len(pair.expected.text)))
        yield Difference(CODE, f"a space is lost in “{pair.expected.words(around)}”", place)


def _gaps(facts: Facts) -> set[int]:
    """Give the letters before which white stands: a space, or the end of a line or of a block."""
    gaps: set[int] = set()
    white = False
    for begins, written in facts.written:
        place = begins
        for part in PARTS.findall(written):
            letters = 0 if part.isspace() else len(normal(part))
            if letters and white:
                gaps.add(place)
            # A dash alone has no letters that are compared: what stands before it goes for what follows.
            white = part.isspace() or (white and not letters)
            place += letters
    return gaps
