"""Hold what every binder works with, apart from the book itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from octavo.bind.fonts import Face
from octavo.bind.stylesheets import Stylesheets
from octavo.cache import Cache

__all__ = ["Workshop"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """Hold how the book looks, where things are kept, and how many hands there are.

    `faces` are TrueType; `modified`, an aware time, is the date that the files carry; `step` is told
    of each thing done. `meanwhile` is called when hands are at work, for which this process waits; it may be
    called more than once.
    """

    stylesheets: Stylesheets
    faces: Sequence[Face]
    cache: Cache
    jobs: int
    modified: datetime
    step: Callable[[str], None]
    meanwhile: Callable[[], None] = lambda: None
