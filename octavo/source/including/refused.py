"""Say why something is not included."""

from __future__ import annotations

__all__ = ["RefusedError"]


class RefusedError(ValueError):
    """Say why something is not included: words, a code, and a remedy; never seen outside of this room."""

    def __init__(self, message: str, code: str, hint: str) -> None:
        """Keep code and hint beside the message."""
        super().__init__(message)
        self.code = code
        self.hint = hint
