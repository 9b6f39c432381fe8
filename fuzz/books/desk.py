"""Hold what whoever writes a chapter at random has at hand: chance, what can be referred to, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

__all__ = ["Desk", "Dice", "Plan"]

T = TypeVar("T")


class Dice(Protocol):
    """Give a number by chance, the least and the most among them: from a seed, or from Hypothesis."""

    def __call__(self, least: int, most: int, /) -> int:
        """Give a number."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Say what a book has that any chapter may refer to, before a word of it is written."""

    anchors: Sequence[tuple[str, str]]
    """Headings with an id: the file and the id."""
    keys: Sequence[tuple[str, str, str]]
    """What has a key of its own (`fig`, `tbl`, `eq`, `lst`, `sec`): the file, the kind, the key."""
    pictures: Sequence[str]
    cited: Sequence[str] = ()
    terms: Sequence[str] = ()
    indexed: bool = False
    parts: Sequence[str] = ()
    """Files that a chapter may include."""
    values: Sequence[str] = ()
    editions: Sequence[str] = ()
    scripts: Sequence[str] = ()
    """Which words beside common ones there are (`words.POOLS`)."""
    conditions: bool = False
    turned: bool = False
    """Whether all words run from right to left."""


@dataclass(slots=True)
class Desk:
    """Write one chapter: notes are gathered until its end, and labels counted."""

    dice: Dice
    plan: Plan
    file: str
    notes: list[str] = field(default_factory=list)
    count: int = 0
    in_note: bool = False
    in_link: bool = False
    in_heading: bool = False

    def one(self, *choices: T) -> T:
        """Give one of these; the first is the plainest."""
        return choices[self.dice(0, len(choices) - 1)]

    def some(self, choices: Sequence[T]) -> T:
        """Give one of a list."""
        return choices[self.dice(0, len(choices) - 1)]

    def number(self, least: int, most: int) -> int:
        """Give a number, both ends among them."""
        return self.dice(least, most)

    def seldom(self, of: int = 4) -> bool:
        """Draw yes once in so many times."""
        return self.number(0, of - 1) == of - 1

    def label(self) -> str:
        """Give a label that this chapter has not had."""
        self.count += 1
        return f"{self.count}"
