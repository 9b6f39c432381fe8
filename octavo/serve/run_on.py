"""Print the book again whenever it has changed, while it is shown and written on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from octavo.doors.running import StoppedError
from octavo.report import Report

__all__ = ["RunOn"]


class RunOn:
    """Keep a thread that prints when it is asked to: what changes during a run is in the one behind it."""

    def __init__(self, run: Callable[[], Report], told: Callable[[Report], None]) -> None:
        """Know what one run is, and who is told what came of it."""
        self._run, self._told = run, told
        self._asked, self._ending = Event(), Event()
        self._thread = Thread(target=self._go, name="print")
        self._thread.start()

    def ask(self) -> None:
        """Ask for a run from the manuscript as it is now; asked for twice before it begins, it is one."""
        self._asked.set()

    def close(self, stop: Callable[[], None]) -> None:
        """Begin no run any more, and `stop` the one that is on: nobody is told of that."""
        self._ending.set()
        self._asked.set()
        stop()
        self._thread.join()

    def _go(self) -> None:
        while self._asked.wait() and not self._ending.is_set():
            self._asked.clear()
            try:
                report = self._run()
            except StoppedError:
                return
            except OSError:
                # A file can go away while it is read, when an editor saves: then the next change follows.
                continue
            if not self._ending.is_set():
                self._told(report)
