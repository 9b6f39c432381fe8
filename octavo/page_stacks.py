"""Keep what is read of the pages of a PDF, by all that they are drawn with (`page_hashes.py`).

An edit changes few pages of a book, so they lie in stacks of some five, each an entry of the cache. A stack
ends where the hash of a page says so, or with a leaf, and lies where its last pages say: a page that is
changed or put in changes one, and leaves those behind it. Between two impressions, pages stay in memory.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from octavo.cache import Cache, digest
from octavo.ourselves import ourselves

__all__ = ["Kept", "keep", "known", "remembered", "stacks"]

Page = TypeVar("Page")

#: Two of sixteen digits; and how many pages are enough for a stack that ends with a leaf.
LAST, ENOUGH = "08", 4
#: How many pages at the end of a stack say where it lies: one alone might be a blank one.
SAYING = 2


@dataclass(frozen=True, slots=True)
class Kept(Generic[Page]):
    """Hold what pages are kept as: the kind of entry, how JSON has a page, and what is made of that again."""

    kind: str
    tell: Callable[[Page], Any]
    again: Callable[[Any], Page]


def remembered(cache: Cache, kept: Kept[Page], hashes: Iterable[str]) -> dict[str, Page]:
    """Give what this program has read of pages and still has in memory, by hash."""
    if cache.memory is None:
        return {}
    there = ((each, cache.memory.look_up((kept.kind, each), ourselves())) for each in hashes)
    return {each: page for each, page in there if page is not None}


def known(cache: Cache, kept: Kept[Page], hashes: Sequence[str]) -> dict[str, Page]:
    """Give what was kept of pages, by hash.

    An entry of another form is none: another Octavo may have been put in this one's place while it ran.
    """
    found = remembered(cache, kept, hashes)
    for stack in stacks(hashes):
        wanted = set(stack).difference(found)
        entry = cache.look_up(kept.kind, _key(stack)) if wanted else None
        if entry is not None:
            with contextlib.suppress(LookupError, TypeError, ValueError):
                found |= {each: kept.again(told) for each, told in json.loads(entry) if each in wanted}
    return found


def keep(
    cache: Cache, kept: Kept[Page], hashes: Sequence[str], pages: Mapping[str, Page], fresh: Iterable[str]
) -> None:
    """Keep pages, by hash; only stacks that have one that is `fresh` are written."""
    new = set(fresh)
    for stack in stacks(hashes):
        if not new.isdisjoint(stack):
            told = [(each, kept.tell(pages[each])) for each in stack]
            cache.store(kept.kind, _key(stack), json.dumps(told).encode())
    if cache.memory is not None:
        for each in pages.keys() - remembered(cache, kept, pages):
            cache.memory.keep((kept.kind, each), ourselves(), pages[each])


def stacks(hashes: Iterable[str]) -> list[list[str]]:
    """Divide pages into stacks, by their hashes alone.

    One ends with a page whose hash begins with one of `LAST`, or before a page of other resources.
    """
    found: list[list[str]] = [[]]
    for each in hashes:
        if len(found[-1]) >= ENOUGH and _leaf(found[-1][-1]) != _leaf(each):
            found.append([])
        found[-1].append(each)
        if each[0] in LAST:
            found.append([])
    return [stack for stack in found if stack]


def _leaf(hashed: str) -> str:
    return hashed.partition(":")[2]


def _key(stack: Sequence[str]) -> str:
    return digest(ourselves(), *stack[-SAYING:])
