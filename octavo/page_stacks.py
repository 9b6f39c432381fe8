"""Keep what is read of the pages of a PDF, by all that they are drawn with (`page_hashes.py`).

An edit changes few pages of a book, so they lie in stacks of some eight, each an entry of the cache. A
stack ends where the hash of a page says so: a page that is put in changes one, and leaves those behind it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from octavo.cache import Cache, digest
from octavo.ourselves import ourselves

__all__ = ["keep", "known", "stacks"]

Page = TypeVar("Page")

#: Two of sixteen digits.
LAST = "08"


def known(
    cache: Cache, kind: str, hashes: Sequence[str], again: Callable[[Any], Page]
) -> dict[str, tuple[Any, Page]]:
    """Give what was kept of pages, by hash: as JSON has it, and what `again` makes of that.

    An entry of another form is none: another Octavo may have been put in this one's place while it ran.
    """
    found: dict[str, tuple[Any, Page]] = {}
    for stack in stacks(hashes):
        entry = cache.look_up(kind, _key(stack))
        if entry is not None:
            with contextlib.suppress(LookupError, TypeError, ValueError):
                told = json.loads(entry)
                found.update(zip(stack, zip(told, map(again, told), strict=True), strict=True))
    return found


def keep(
    cache: Cache, kind: str, hashes: Sequence[str], told: Mapping[str, Any], fresh: Iterable[str]
) -> None:
    """Keep what is told of pages, by hash; only stacks that have one that is `fresh` are written."""
    new = set(fresh)
    for stack in stacks(hashes):
        if not new.isdisjoint(stack):
            cache.store(kind, _key(stack), json.dumps([told[each] for each in stack]).encode())


def stacks(hashes: Iterable[str]) -> list[list[str]]:
    """Divide pages into stacks, each of which ends with a page whose hash begins with one of `LAST`."""
    found: list[list[str]] = [[]]
    for each in hashes:
        found[-1].append(each)
        if each[0] in LAST:
            found.append([])
    return [stack for stack in found if stack]


def _key(stack: Sequence[str]) -> str:
    return digest(ourselves(), *stack)
