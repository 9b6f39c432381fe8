"""Do something short to its end before a signal that asks to stop is answered."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

__all__ = ["ENDING", "undisturbed"]

#: What is said by a command that was asked to stop, and did.
ENDING = "octavo: stopped; every output is as it was before, or whole\n"
#: What asks to stop: Ctrl-C, `kill`, a terminal that is closed.
ASKS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Answer Ctrl-C, SIGTERM and SIGHUP only when what is inside is done.

    Python answers in its main thread alone: in another there is nothing to put off.
    """
    if current_thread() is not main_thread():
        yield
        return
    asked: list[int] = []
    before = {number: signal.getsignal(number) for number in ASKS}
    answered = {number: answer for number, answer in before.items() if callable(answer)}
    for number in answered:
        signal.signal(number, lambda given, _frame: asked.append(given))
    try:
        yield
    finally:
        for number, answer in answered.items():
            signal.signal(number, answer)
        for given in asked[:1]:
            signal.raise_signal(given)
