"""Account for what raw HTML holds: what is left out of it, and the letters that must be found again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

__all__ = ["Loss", "inked"]


@dataclass(frozen=True, slots=True)
class Loss:
    """Say what is left out: a finding's code and words, the raw piece, and line and column in it from 0."""

    code: str
    words: str
    piece: int
    line: int
    column: int


def inked(words: str) -> Counter[str]:
    """Count the letters of some words, without white space."""
    return Counter("".join(words.split()))
