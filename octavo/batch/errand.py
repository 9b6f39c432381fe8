"""Hold what a worker is sent for, and what comes back: a book, or the news that he was lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.order import KEEP

__all__ = ["Errand", "LostError", "Made"]


@dataclass(frozen=True, slots=True)
class Errand:
    """Ask for one book: paths as the worker's machine has them, the clock in seconds.

    `cache` is what all books of a machine share, `keep` how large it may be, in MiB; `maker` is the Octavo
    that must make it, `epoch` SOURCE_DATE_EPOCH or nothing.
    """

    name: str
    folder: str
    out: str
    cache: str
    formats: tuple[str, ...]
    edition: str | None
    jobs: int
    seconds: float
    maker: str
    epoch: str = ""
    keep: int = KEEP


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what came of a book, with or without errors; `first` is the gravest finding in a line.

    `pages` are those of print, else of the screen, where either was made; `files` are the outputs that
    are still to be placed, or None where they stand already.
    """

    errors: int
    warnings: int
    notes: int
    pages: int | None
    words: int
    first: str | None
    seconds: float = 0.0
    files: Mapping[str, bytes] | None = None


class LostError(Exception):
    """Say that a book was not made, through no finding of its own; `again` is whether to try once more."""

    def __init__(self, words: str, *, again: bool = True) -> None:
        """Keep the words for the reader."""
        super().__init__(words)
        self.words = words
        self.again = again

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between machines with all that is known."""
        return (_lost, (self.words, self.again))


def _lost(words: str, again: bool) -> LostError:  # noqa: FBT001 -- pickle gives arguments by place
    return LostError(words, again=again)
