"""Let sheets wait their turn: a hand that has set a leaf is given the same leaf's other edition next.

The words of that leaf are measured and drawn already, so that it is set in two thirds of the time. Else the
longest sheet comes first, so that no hand is left with one when the others have nothing more to do.
"""

from __future__ import annotations

from concurrent.futures import Future
from threading import Lock

from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.sheet import Sheet

__all__ = ["Turn", "Turns"]

#: A sheet, and who waits for it.
Turn = tuple[Sheet, "Future[Typeset]"]


class Turns:
    """Hold what waits, and which leaves are in work. Several threads may use it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = Lock()
        self._waiting: list[Turn] = []
        self._in_work: list[str] = []

    def add(self, sheet: Sheet) -> Future[Typeset]:
        """Let a sheet wait; give what will have it typeset."""
        made: Future[Typeset] = Future()
        with self._lock:
            self._waiting.append((sheet, made))
            self._waiting.sort(key=lambda turn: len(turn[0].xhtml), reverse=True)
        return made

    def take(self, last: str) -> Turn | None:
        """Give the next for a hand that set the leaf of the key `last` before; None when nothing waits."""
        with self._lock:
            while self._waiting:
                keys = [sheet.key for sheet, _ in self._waiting]
                others = (at for at, key in enumerate(keys) if key not in self._in_work)
                turn = self._waiting.pop(keys.index(last) if last in keys else next(others, 0))
                if turn[1].set_running_or_notify_cancel():
                    self._in_work.append(turn[0].key)
                    return turn
        return None

    def done(self, sheet: Sheet) -> None:
        """Know that a sheet is no longer in work."""
        with self._lock:
            self._in_work.remove(sheet.key)

    def clear(self) -> None:
        """Cancel what waits."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for _, made in waiting:
            made.cancel()
            made.set_running_or_notify_cancel()
