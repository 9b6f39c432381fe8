"""Do what a hand should be kept from doing."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable


def prepare(ending: str) -> Callable[[str], str]:
    """Give the work of a hand."""

    def work(asked: str) -> str:
        if asked == "raise":
            message = "wrong"
            raise ValueError(message)
        if asked == "hang":
            # In C, with the interpreter's lock held: no signal's answer would come through.
            ctypes.PyDLL(None).sleep(600)
        if asked == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if asked == "eat":
            bytearray(2**30)
        return asked + ending

    return work
