"""Have some of the work done in a process beside this one, which meanwhile does the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from types import TracebackType
from typing import Any, Self

from octavo.doors.hand import DiedError, Hand
from octavo.doors.program import TimedOutError

__all__ = ["Beside"]

Work = Callable[[], Any]

#: What a process may take for one thing, in seconds and MiB: what it cannot do in that is done here.
SECONDS, MEGABYTES = 1800.0, 4096
#: After how many seconds an end is tried again.
SOON = 0.1


class Beside:
    """Keep a process for what is named to it. It begins when it is first asked for."""

    def __init__(self, names: Collection[str], preload: str) -> None:
        """Say which things are done beside, and the module that they are of."""
        self._names = names
        self._hand: Hand[Work, Any] = Hand(_prepare, preload, SECONDS, MEGABYTES)
        self._pool = ThreadPoolExecutor(1, "beside")
        self._begun: list[Future[Any]] = []

    def __enter__(self) -> Self:
        """Begin; no process is started before one is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process; on an error, in the middle of its work."""
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        # A process that is just beginning cannot be ended yet.
        while wait(self._begun, timeout=SOON).not_done:
            self._hand.interrupt()
        self._hand.stop()

    def begin(self, name: str, work: Work) -> Work | None:
        """Begin some work, and give what waits for it; None for what is to be done here.

        What waits raises what the work raises. Where the process has died, or had no time or memory, it does
        the work here.
        """
        if name not in self._names:
            return None
        begun = self._pool.submit(self._hand.call, work)
        self._begun.append(begun)
        return partial(_answer, begun, work)


def _answer(begun: Future[Any], work: Work) -> Any:  # noqa: ANN401 -- whatever the work gives
    try:
        return begun.result()
    except (DiedError, MemoryError, TimedOutError):
        return work()


def _prepare() -> Callable[[Work], Any]:
    return _do


def _do(work: Work) -> Any:  # noqa: ANN401 -- whatever it gives
    return work()
