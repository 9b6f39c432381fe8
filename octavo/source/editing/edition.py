"""Say for whom a text is made: which edition, and in which medium."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.media import Medium

__all__ = ["Edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold the name that `--edition` gave, the medium, and the files that only other editions list."""

    name: str | None = None
    medium: Medium = Medium.PRINT
    elsewhere: frozenset[str] = frozenset()
