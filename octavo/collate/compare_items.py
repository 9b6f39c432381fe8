"""Compare the items of lists: where each begins, where it ends, and how deep it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from octavo.collate.facts import Item, Known, Span
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_items"]

CODE = "collate-list"


def compare_items(pair: Pair) -> Iterator[Difference]:
    """Find the items that do not stand apart, that nobody wrote, that are in another list or cut short.

    That an item's words are missing or elsewhere is found by the comparison of the text.
    """
    expected, observed = pair.expected.items, pair.observed.items
    starts = _Edges((item.depth, pair.back(item.at.start)) for item in observed)
    for item in expected:
        if not starts.at(item.depth, item.at.start):
            yield _unset(item, starts, pair)
    wanted = _Edges((item.depth, Span(item.at.start, item.at.start)) for item in expected)
    for item in observed:
        place = pair.back(item.at.start)
        if item.at.start not in pair.observed.seams and not wanted.within(item.depth, place):
            message = f"“{pair.found(item.at)}” is set as an item of a list"
            yield Difference(CODE, message, pair.added(item.at.start))
    if Known.ENDS in pair.observed.knows:
        ends = _Edges((item.depth, pair.back(item.at.end)) for item in observed)
        for item in expected:
            if not ends.at(item.depth, item.at.end):
                message = f"the item “{pair.quote(item.at)}” of a list ends elsewhere"
                yield Difference(CODE, message, item.at.start)


def _unset(item: Item, starts: _Edges, pair: Pair) -> Difference:
    words = pair.quote(item.at)
    other = starts.depth(item.at.start)
    message = f"“{words}” is no item of a list any more"
    if other is not None:
        message = f"the item “{words}” stands in {_lists(other)} and not in {_lists(item.depth)}"
    return Difference(CODE, message, item.at.start)


def _lists(depth: int) -> str:
    return "one list" if depth == 1 else f"{depth} lists"


class _Edges:
    """Know where items begin, or end; a place within a difference may be any of it."""

    def __init__(self, edges: Iterable[tuple[int, Span]]) -> None:
        self._exact: set[tuple[int, int]] = set()
        self._wide: list[tuple[int, Span]] = []
        for depth, span in edges:
            if span.start == span.end:
                self._exact.add((depth, span.start))
            else:
                self._wide.append((depth, span))

    def at(self, depth: int, place: int) -> bool:
        return (depth, place) in self._exact or any(
            depth == other and span.start <= place <= span.end for other, span in self._wide
        )

    def within(self, depth: int, at: Span) -> bool:
        if at.start == at.end:
            return self.at(depth, at.start)
        return any(depth == other and at.start <= place <= at.end for other, place in self._exact)

    def depth(self, place: int) -> int | None:
        found = (depth for depth, other in sorted(self._exact) if other == place)
        return next(found, None)
