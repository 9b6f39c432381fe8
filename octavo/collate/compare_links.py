"""Compare the links: the words they stand on, and where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from octavo.collate.facts import Facts, Link, Span
from octavo.collate.pair import Change, Difference, Pair, changes

__all__ = ["compare_links", "told_links"]

CODE = "collate-link"


def compare_links(pair: Pair) -> Iterator[Difference]:
    """Find the links that are missing, added, on other words, or lead nowhere or elsewhere."""
    expected, observed = told_links(pair)
    wanted, there = _keys(expected, pair.expected), _keys(observed, pair.observed)
    found = list(changes(wanted, there, key=lambda both: both))
    for change in found:
        yield _difference(change, expected, observed, pair)
    if not found:
        for link, other in zip(expected, observed, strict=True):
            yield from _landing(link, other, pair)


def told_links(pair: Pair) -> tuple[list[Link], list[Link]]:
    """Leave out the links that lead nowhere in the manuscript itself: for these there is another finding.

    Links that follow each other without a letter between and lead to one place are one: a PDF cannot tell
    them from a link that is broken between two lines.
    """
    dead = {pair.expected.letters(link.at) for link in pair.expected.links if link.leads_nowhere}
    observed = [
        link
        for link in pair.observed.links
        if not (link.leads_nowhere and pair.observed.letters(link.at) in dead)
    ]
    wanted = [link for link in pair.expected.links if not link.leads_nowhere]
    return list(_joined(wanted)), list(_joined(observed))


def _joined(links: Iterable[Link]) -> Iterator[Link]:
    last: Link | None = None
    for link in links:
        if last is not None and last.at.end == link.at.start and replace(link, at=last.at) == last:
            last = replace(last, at=Span(last.at.start, link.at.end))
            continue
        if last is not None:
            yield last
        last = link
    if last is not None:
        yield last


def _keys(links: Sequence[Link], facts: Facts) -> list[tuple[str, str | None]]:
    return [(facts.letters(link.at), link.address) for link in links]


def _difference(change: Change, expected: Sequence[Link], observed: Sequence[Link], pair: Pair) -> Difference:
    if change.expected is None:
        added = observed[change.observed or 0]
        return Difference(CODE, f"the link “{pair.found(added.at)}” is added", pair.added(added.at.start))
    wanted = expected[change.expected]
    words = pair.quote(wanted.at)
    there = None if change.observed is None else observed[change.observed]
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
