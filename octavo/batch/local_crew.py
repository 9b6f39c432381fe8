"""Make books on this machine: so many at once, each by an interpreter of its own."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from octavo.batch.apart import make_apart
from octavo.batch.errand import Errand, Made

__all__ = ["LocalCrew"]


class LocalCrew:
    """Give each book a worker, who builds it where it shall stand, as `octavo build` does."""

    def __init__(self, hands: int) -> None:
        """Be ready for so many books at once."""
        self.hands = hands
        self._threads = ThreadPoolExecutor(hands, thread_name_prefix="book")

    def __enter__(self) -> Self:
        """Begin; nobody is hired before there is a book."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for the books in work; where a signal stopped the run, it has ended their workers already."""
        self._threads.shutdown(wait=True, cancel_futures=kind is not None)

    def send(self, errand: Errand) -> Future[Made]:
        """Have a book made as soon as a hand is free."""
        return self._threads.submit(make_apart, errand)
