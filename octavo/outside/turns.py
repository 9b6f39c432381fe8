"""Give every host its pause: nobody is asked twice at once, or again without delay."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["Turns"]


class Turns:
    """Let one question at a time through to each host, `pause` seconds after the one before.

    Not a frozen value, since it remembers when each host was last asked. May be used by several threads.
    """

    def __init__(self, pause: float) -> None:
        """Begin with hosts that nobody has asked yet."""
        self._pause = pause
        self._locks: dict[str, Lock] = {}
        self._asked: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked, and hold others back until it has been."""
        with self._locks.setdefault(host, Lock()):
            time.sleep(max(0.0, self._asked.get(host, 0.0) + self._pause - time.monotonic()))
            try:
                yield
            finally:
                self._asked[host] = time.monotonic()
