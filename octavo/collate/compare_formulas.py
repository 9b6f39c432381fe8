"""Compare the formulas: their TeX, and the signs that they show."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.collate.facts import Formula
from octavo.collate.formulas import disagreement
from octavo.collate.pair import Difference, Pair, changes

__all__ = ["compare_formulas"]

CODE = "collate-formula"


def compare_formulas(pair: Pair) -> Iterator[Difference]:
    """Find the formulas that are missing, added, changed, or that show what their TeX does not say."""
    expected, observed = pair.expected.formulas, pair.observed.formulas
    wanted = [pair.expected.letters(formula.at) for formula in expected]
    there = [pair.observed.letters(formula.at) for formula in observed]
    found = list(changes(wanted, there, key=str))
    for change in found:
        if change.expected is None:
            added = observed[change.observed or 0].at
            message = f"the formula “{pair.found(added)}” is added"
            yield Difference(CODE, message, pair.added(added.start))
            continue
        lost = expected[change.expected].at
        message = f"the formula “{pair.quote(lost)}” is missing"
        if change.observed is not None:
            other = pair.found(observed[change.observed].at)
            message = f"the formula “{pair.quote(lost)}” has become “{other}”"
        yield Difference(CODE, message, lost.start)
    if not found:
        for formula, its in zip(expected, observed, strict=True):
            yield from _shown(formula, its, pair)


def _shown(wanted: Formula, there: Formula, pair: Pair) -> Iterator[Difference]:
    tex = pair.expected.words(wanted.at)
    if there.shown is None or not there.known or not tex:
        return
    missing, added = disagreement(tex, there.shown)
    said = [f"does not show “{missing}”"] * bool(missing) + [f"shows “{added}” besides"] * bool(added)
    if said:
        message = f"the formula “{pair.quote(wanted.at)}” {' and '.join(said)}"
        yield Difference(CODE, message, wanted.at.start)
