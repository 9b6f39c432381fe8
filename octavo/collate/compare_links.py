"""Compare the links: the words they stand on, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.collate.facts import Facts, Link
from octavo.collate.pair import Change, Difference, Pair, changes

__all__ = ["compare_links"]

CODE = "collate-link"


def compare_links(pair: Pair) -> Iterator[Difference]:
    """Find the links that are missing, added, on other words, or lead nowhere or elsewhere."""
    wanted, there = _keys(pair.expected), _keys(pair.observed)
    found = list(changes(wanted, there, key=lambda both: both))
    for change in found:
        yield _difference(change, pair)
    if not found:
        for link, other in zip(pair.expected.links, pair.observed.links, strict=True):
            yield from _landing(link, other, pair)


def _keys(facts: Facts) -> list[tuple[str, str | None]]:
    return [(facts.letters(link.at), link.address) for link in facts.links]


def _difference(change: Change, pair: Pair) -> Difference:
    if change.expected is None:
        added = pair.observed.links[change.observed or 0]
        return Difference(
            CODE, f"the link “{pair.found(added.at)}” is added", pair.back(added.at.start).start
        )
    wanted = pair.expected.links[change.expected]
    words = pair.quote(wanted.at)
    there = None if change.observed is None else pair.observed.links[change.observed]
    if there is None or pair.expected.letters(wanted.at) != pair.observed.letters(there.at):
        return Difference(CODE, f"the link “{words}” is missing", wanted.at.start)
    leads = there.address or "a place in the book"
    goal = wanted.address or "a place in the book"
    return Difference(CODE, f"the link “{words}” leads to {leads} and not to {goal}", wanted.at.start)


def _landing(wanted: Link, there: Link, pair: Pair) -> Iterator[Difference]:
    if wanted.target is None:
        return
    words, goal = pair.quote(wanted.at), wanted.target.start
    if there.target is None:
        yield Difference(CODE, f"the link “{words}” leads nowhere", wanted.at.start)
        return
    first, last = pair.back(there.target.start).start, pair.back(there.target.end).end
    if not first <= goal <= last:
        message = f"the link “{words}” leads elsewhere: it lands after “{pair.before(first)}”"
        yield Difference(CODE, message, wanted.at.start)
