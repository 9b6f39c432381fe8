"""Give the system back the room that is free again: a book's parts come and go by hundreds of megabytes."""

from __future__ import annotations

import ctypes

__all__ = ["give_back"]


def give_back() -> None:
    """Give back the memory that was freed and that the C library keeps: glibc does so when asked.

    See malloc_trim(3). Another library knows no such question, and is asked none.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
