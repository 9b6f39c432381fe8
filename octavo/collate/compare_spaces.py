"""Compare where words end: letters that are all there may still have run together."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.collate.facts import Facts, Span
from octavo.collate.letters import normal
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_spaces"]

CODE = "collate-space"
#: How many letters on each side of a lost space are shown.
SHOWN = 12


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
        place, white = begins, white or written[0].isspace()
        for number, word in enumerate(written.split()):
            white = white or number > 0
            letters = len(normal(word))
            if letters and white:
                gaps.add(place)
            # A dash alone has no letters that are compared: what stands before it goes for what follows.
            white = white and not letters
            place += letters
        white = white or written[-1].isspace()
    return gaps
