"""Compare the headings: words, level and order."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.collate.pair import Change, Difference, Pair, changes

__all__ = ["compare_sections"]


def compare_sections(pair: Pair) -> Iterator[Difference]:
    """Find the headings that are missing, added, changed, or at another level."""
    expected, observed = pair.expected.sections, pair.observed.sections
    wanted = [(section.level, pair.expected.letters(section.at)) for section in expected]
    there = [(section.level, pair.observed.letters(section.at)) for section in observed]
    for change in changes(wanted, there, key=lambda both: both):
        yield _difference(change, pair)


def _difference(change: Change, pair: Pair) -> Difference:
    code = "collate-heading"
    if change.expected is None:
        added = pair.observed.sections[change.observed or 0]
        return Difference(code, f"the heading “{pair.found(added.at)}” is added", pair.added(added.at.start))
    wanted = pair.expected.sections[change.expected]
    words = pair.quote(wanted.at)
    if change.observed is None:
        return Difference(code, f"the heading “{words}” is missing", wanted.at.start)
    there = pair.observed.sections[change.observed]
    if pair.observed.letters(there.at) == pair.expected.letters(wanted.at):
        message = f"the heading “{words}” is at level {there.level} and not at level {wanted.level}"
    else:
        message = f"the heading “{words}” has become “{pair.found(there.at)}”"
    return Difference(code, message, wanted.at.start)
