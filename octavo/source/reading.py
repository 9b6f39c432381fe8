"""Have pandoc read a chapter, and no part of it twice: what it read before is taken from the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

from octavo.cache import Cache, digest
from octavo.doors import pandoc
from octavo.settings import Limits
from octavo.shares import rounds, shared
from octavo.source.run_in import run_in, set_apart
from octavo.source.takes import Take, cut, deal, named_once, stand_alone
from octavo.syntax import Element, Indexed

__all__ = ["Reader"]

#: Sets the words of a tree apart, with one element for all that say the same.
Apart = Callable[[Element], Any]
#: Part of every key: raise it when what is kept has another form.
FORM = "3"
#: How many letters pandoc is given at most, where they can be cut: for a million it takes 300 MB.
LARGEST = 600_000


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold what a chapter is read with; `path` names it in findings, `jobs` parts may be read at once."""

    path: str
    dialect: str
    limits: Limits
    cache: Cache
    jobs: int = 1

    def read(self, text: str) -> pandoc.Reading:
        """Read a chapter's text; after an edit, of a chapter that can be cut only the take that is new.

        Gives the same as reading it whole. Raises ManuscriptError as `pandoc.read` does.
        """
        takes = cut(text, self.dialect)
        if len(takes) == 1:
            return self._look_up(text) or self._stored(text, self._ask(text))
        apart = set_apart()
        kept = [self._look_up(take.text, apart) for take in takes]
        new = [take for take, reading in zip(takes, kept, strict=True) if reading is None]
        weights = [len(take.text) for take in new]
        pieces = rounds(sum(weights), LARGEST, self.jobs) if named_once(text) else 1
        shares = list(shared(new, weights, pieces))
        fresh = self._asked(shares)
        dealt = _dealt(fresh, shares)
        if dealt is not None:
            them = iter(dealt)
            blocks = [next(them) if reading is None else reading.blocks for reading in kept]
            whole = tuple(block for part in blocks for block in part)
            if stand_alone(takes, whole):
                for take, part in zip(new, dealt, strict=True):
                    self._stored(take.text, pandoc.Reading(part, ()))
                return pandoc.Reading(whole, ())
        if len(new) == len(takes) and len(fresh) == 1:
            return self._stored(text, fresh[0])
        return self._look_up(text) or self._stored(text, self._ask(text))

    def _asked(self, shares: Sequence[Sequence[Take]]) -> list[pandoc.Reading]:
        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(self._ask, ["".join(take.text for take in share) for share in shares]))

    def _ask(self, text: str) -> pandoc.Reading:
        bounds = pandoc.Limits(self.limits.seconds, self.limits.megabytes)
        reading = pandoc.read(text, self.dialect, self.path, bounds)
        return pandoc.Reading(tuple(map(Indexed, reading.blocks)), reading.log)

    def _look_up(self, text: str, apart: Apart | None = None) -> pandoc.Reading | None:
        key, memory = self._key(text), self.cache.memory
        kept = memory.look_up(("read", key), None) if memory else None
        if isinstance(kept, pandoc.Reading):
            return kept
        stored = self.cache.look_up("read", key)
        if stored is None:
            return None
        entry = json.loads(stored, object_hook=apart or set_apart())
        log = tuple(pandoc.LogLine(**line) for line in entry["log"])
        reading = pandoc.Reading(tuple(map(Indexed.again, entry["blocks"], *entry["known"])), log)
        self._remember(key, reading)
        return reading

    def _stored(self, text: str, reading: pandoc.Reading) -> pandoc.Reading:
        blocks = tuple(block if isinstance(block, Indexed) else Indexed(block) for block in reading.blocks)
        reading = pandoc.Reading(blocks, reading.log)
        known = [[sorted(block.types()) for block in blocks], [block.seal() for block in blocks]]
        entry = {"blocks": run_in(blocks), "known": known, "log": [asdict(line) for line in reading.log]}
        key = self._key(text)
        self.cache.store("read", key, json.dumps(entry).encode())
        self._remember(key, reading)
        return reading

    def _remember(self, key: str, reading: pandoc.Reading) -> None:
        if self.cache.memory:
            self.cache.memory.keep(("read", key), None, reading)

    def _key(self, text: str) -> str:
        return digest(FORM, text, self.dialect, pandoc.version())


def _dealt(
    readings: Sequence[pandoc.Reading], shares: Sequence[Sequence[Take]]
) -> list[tuple[Element, ...]] | None:
    """Give each take its blocks; None where pandoc says anything of one, or does not see its headings."""
    dealt: list[tuple[Element, ...]] = []
    for reading, share in zip(readings, shares, strict=True):
        parts = None if reading.log else deal(reading.blocks, share)
        if parts is None:
            return None
        dealt += parts
    return dealt
