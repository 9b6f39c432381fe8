"""Compare how the two PDFs of a book draw its formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octavo.collate.facts import Formula
from octavo.collate.pair import Difference, Pair, changes

__all__ = ["compare_shapes"]

CODE = "collate-formula"


def compare_shapes(printed: Pair, screen: Pair) -> Iterator[Difference]:
    """Find the formulas that one PDF draws otherwise than the other, or not at all.

    What their outlines say, no reader can tell; so a formula that both draw alike, and both wrongly, is
    not found.
    """
    ours, theirs = _drawn(printed), _drawn(screen)
    for change in changes(ours, theirs, key=lambda formula: formula.shape):
        pair, formula = (
            (printed, ours[change.expected])
            if change.expected is not None
            else (
                screen,
                theirs[change.observed or 0],
            )
        )
        message = f"the formula “{pair.found(formula.at)}” is not drawn as it is on the screen"
        yield Difference(CODE, message, pair.back(formula.at.start).start)


def _drawn(pair: Pair) -> Sequence[Formula]:
    """Give the formulas that are drawn in outlines, in the order of the text."""
    told = (formula for formula in pair.observed.formulas if formula.at.start < formula.at.end)
    return sorted((formula for formula in told if formula.shape), key=lambda formula: formula.at)
