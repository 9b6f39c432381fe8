"""Deal work out to several hands, as evenly as its order allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

__all__ = ["rounds", "shared"]

Thing = TypeVar("Thing")


def shared(things: Sequence[Thing], weights: Sequence[int], hands: int) -> Iterator[Sequence[Thing]]:
    """Cut a row of things into pieces of about the same weight, one for each of the hands, or fewer."""
    whole, before, begin, dealt = sum(weights), 0, 0, 1
    for number, weight in enumerate(weights):
        # What the middle of a thing lies in is its share.
        if number > begin and (before + weight / 2) * hands > whole * dealt:
            yield things[begin:number]
            begin, dealt = number, dealt + 1
        before += weight
    if things:
        yield things[begin:]


def rounds(weight: int, largest: int, hands: int) -> int:
    """Give into how many pieces work is cut, so that all hands have as many and none is too large."""
    return hands * max(1, -(-weight // (hands * largest)))
