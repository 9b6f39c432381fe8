"""Have Python look for garbage in cycles less often: a book makes millions of values, and hardly a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["SELDOM", "never", "seldom"]

#: How many new objects, and rounds of the younger generations, until each generation is looked through.
SELDOM = (20_000, 20, 50)


@contextmanager
def seldom() -> Iterator[None]:
    """Look through values less often than the interpreter would."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def never() -> Iterator[None]:
    """Look through nothing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
