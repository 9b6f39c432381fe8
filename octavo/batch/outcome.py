"""Hold what became of a book in a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Outcome", "State"]


class State(StrEnum):
    """Name what a book can come to: only the first two are well."""

    BUILT = "built"
    KEPT = "kept"
    ERRORS = "errors"
    UNMADE = "not made"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold the figures of one book; `inputs` is the hash of what it was made from, `tries` how often.

    `outputs` are the SHA-256 of the files that stand in its folder; `first` is its gravest finding.
    """

    name: str
    inputs: str
    state: State
    tries: int = 1
    seconds: float = 0.0
    pages: int | None = None
    words: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    first: str | None = None
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def well(self) -> bool:
        """Say whether the book stands there without an error."""
        return self.state in {State.BUILT, State.KEPT}
