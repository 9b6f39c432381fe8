"""Make books on this machine: so many at once, each by an interpreter of its own."""

from __future__ import annotations

import contextlib
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from types import TracebackType
from typing import Self

from octavo.batch.apart import Worker, make_apart
from octavo.batch.errand import Errand, LostError, Made

__all__ = ["LocalCrew"]


class LocalCrew:
    """Give each book a worker, who builds it where it shall stand, as `octavo build` does."""

    def __init__(self, hands: int) -> None:
        """Be ready for so many books at once."""
        self.hands = hands
        self._threads = ThreadPoolExecutor(hands, thread_name_prefix="book")
        self._hired: set[Worker] = set()
        self._guard = Lock()
        self._stopped = False

    def __enter__(self) -> Self:
        """Begin; nobody is hired before there is a book."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the books in work, or stop them where the run was stopped."""
        if kind is not None:
            with self._guard:
                self._stopped = True
                for worker in self._hired:
                    _stop(worker)
        self._threads.shutdown(wait=True, cancel_futures=kind is not None)

    def send(self, errand: Errand) -> Future[Made]:
        """Have a book made as soon as a hand is free."""
        return self._threads.submit(self._make, errand)

    def _make(self, errand: Errand) -> Made:
        mine: list[Worker] = []

        def hired(worker: Worker) -> None:
            mine.append(worker)
            with self._guard:
                self._hired.add(worker)
                if self._stopped:
                    _stop(worker)

        try:
            return make_apart(errand, hired)
        except OSError as error:
            message = f"no worker could be started: {error.strerror or error}"
            raise LostError(message) from error
        finally:
            with self._guard:
                self._hired.difference_update(mine)


def _stop(worker: Worker) -> None:
    if worker.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            worker.stdin.close()
