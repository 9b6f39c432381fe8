"""Hold what came of asking for an address, and keep it for some days."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from octavo.cache import Cache, digest

__all__ = ["Answer", "Fate", "recall", "remember"]


class Fate(StrEnum):
    """Say what became of an address."""

    THERE = "there"
    MOVED = "moved"
    GONE = "gone"
    UNASKED = "unasked"
    PRIVATE = "private"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what came of asking.

    `words` says it, for a person; `new` is where a page has moved for good. `status` is what a server said
    (RFC 9110, section 15), or 0 where none was heard.
    """

    fate: Fate
    words: str = ""
    new: str = ""
    status: int = 0


def recall(cache: Cache, url: str, now: datetime, age: timedelta) -> Answer | None:
    """Give the answer that is kept for an address, unless it is older than `age` or lies after `now`."""
    kept = cache.look_up("outside", digest(url))
    if kept is None:
        return None
    try:
        entry = json.loads(kept)
        since = now - datetime.fromisoformat(entry["asked"])
        answer = Answer(Fate(entry["fate"]), entry["words"], entry["new"], entry["status"])
    except (KeyError, TypeError, ValueError):
        return None
    return answer if timedelta() <= since <= age else None


def remember(cache: Cache, url: str, answer: Answer, now: datetime) -> None:
    """Keep an answer; what could not be asked is asked again the next time."""
    if answer.fate in {Fate.THERE, Fate.MOVED, Fate.GONE}:
        entry = {"asked": now.isoformat(), **asdict(answer)}
        cache.store("outside", digest(url), json.dumps(entry).encode())
