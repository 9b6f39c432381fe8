"""Say that a file cannot be read at all."""

from __future__ import annotations

__all__ = ["UnreadableError"]


class UnreadableError(Exception):
    """Stop reading a file: it is not what it should be; the message says why."""
