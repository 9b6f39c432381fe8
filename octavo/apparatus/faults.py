"""Say why a link cannot be followed: a value that becomes a finding where the link stands."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Say why a link cannot be followed: a code, words, and a remedy."""

    code: str
    message: str
    hint: str | None = None
