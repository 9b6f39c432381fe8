"""Know what is open in raw HTML: elements that are not closed, and tags that are not finished."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Open", "hangs"]

#: A tag in which the next begins; Python's parser looks for the end of each to the end of the piece, and so
#: takes hours over many (CPython 3.11, `html/parser.py`).
UNFINISHED = re.compile(r"<[A-Za-z/!?][^<>]*(?=<|\Z)")
MOST_UNFINISHED = 100


@dataclass(slots=True)
class Open:
    """Hold an element that is open: its tag, what closes it, where it was written and where it stood.

    One that is `flat` holds nothing but letters.
    """

    tag: str
    closes: str
    at: int
    place: tuple[int, int, int]
    flat: bool


def hangs(words: str) -> bool:
    """Say whether so many tags are begun and not finished that to read them would take too long."""
    return sum(1 for _ in UNFINISHED.finditer(words)) > MOST_UNFINISHED
