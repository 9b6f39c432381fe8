"""Hold what a rule gives: a slip, a place in a galley with what is wrong and what would be right."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Correction", "Slip"]


@dataclass(frozen=True, slots=True)
class Slip:
    """Say what is wrong between two offsets of a galley's text.

    `put` is what should stand there instead, or None when only the author can know.
    """

    start: int
    end: int
    message: str
    hint: str
    put: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Correction:
    """Put other words between two offsets of a file.

    `path` is relative to the manuscript's folder. Offsets count characters of the file as decoded, a byte
    order mark and every carriage return among them. `code` and `message` are those of the finding that it
    answers.
    """

    path: str
    start: int
    end: int
    put: str
    code: str
    message: str = ""
