"""Take no more room than is needed, and give it back: a book's parts come and go by hundreds of megabytes."""

from __future__ import annotations

import ctypes

__all__ = ["give_back", "share"]

#: What mallopt(3) calls M_ARENA_MAX, and how many areas of memory all threads share.
ARENAS, FEW = -8, 2


def give_back() -> None:
    """Give back the memory that was freed and that the C library keeps: glibc does so when asked.

    See malloc_trim(3). Another library knows no such question, and is asked none.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def share() -> None:
    """Let threads share areas of memory: each would keep what it has freed, and they take turns anyway."""
    options = getattr(ctypes.CDLL(None), "mallopt", None)
    if options is not None:
        options(ARENAS, FEW)
