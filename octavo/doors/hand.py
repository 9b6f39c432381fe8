"""Have a function called in a process of its own, which has bounds and can be stopped whatever it does."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import pickle
import resource
import signal
import traceback
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Any, Generic, TypeVar

from octavo.cycles import SELDOM
from octavo.doors.program import TimedOutError
from octavo.doors.running import leading, outlive_nobody

__all__ = ["DiedError", "Hand", "stand_by"]

Context = ForkServerContext | SpawnContext
Given = TypeVar("Given")
Answer = TypeVar("Answer")

#: What is said before a call, whose time then runs; to begin a process may take these seconds.
BEGUN, START = b"begun", 120.0


class DiedError(Exception):
    """Say that the process ended while it was at work: as when the system has no memory left for it."""


def stand_by(*preload: str) -> None:
    """Let the server of hands begin to load modules, beside whatever is done until one of them is needed."""
    # Where there is no place for its socket, hands are begun in another way when they are needed.
    with contextlib.suppress(OSError):
        multiprocessing.get_context("forkserver").set_forkserver_preload([*preload])
        forkserver.ensure_running()


class Hand(Generic[Given, Answer]):
    """Keep a process that calls a module's function with one thing after another, each within its time.

    The process is begun when it is first needed, and again after one that was stopped. It forks from a server
    that has loaded the module `preload`. What goes in and what comes out is pickled. Not for several threads.
    """

    def __init__(
        self, prepare: Callable[[], Callable[[Given], Answer]], preload: str, seconds: float, megabytes: int
    ) -> None:
        """Know what to call: what `prepare` gives, once, in the process; and the bounds of each call."""
        self._prepare = prepare
        self._preload = preload
        self._bounds = (seconds, megabytes)
        self._at_work: tuple[multiprocessing.process.BaseProcess, Connection] | None = None

    def begin(self) -> None:
        """Begin the process, which then prepares itself while nothing is asked of it yet.

        Where it cannot be begun, the first call tells.
        """
        with contextlib.suppress(OSError):
            self._at_work = self._at_work or self._begin()

    def call(self, given: Given) -> Answer:
        """Call the function, and give what it gives or raise what it raises.

        Raises TimedOutError when its time is over, DiedError when its process ended, MemoryError when it has
        used up its memory, StoppedError when we are about to end.
        """
        try:
            answer, trouble = self._answer(given)
        except BaseException:
            # What it would still answer is not for the next call.
            self.stop()
            raise
        if trouble is not None:
            raise trouble
        return answer

    def interrupt(self) -> None:
        """End the process in the middle of a call, which another thread made: it raises DiedError there."""
        if (at_work := self._at_work) is not None:
            at_work[0].kill()

    def stop(self) -> None:
        """End the process. No other thread may be in a call."""
        if self._at_work is not None:
            process, line = self._at_work
            self._at_work = None
            process.kill()
            process.join()
            line.close()

    def _answer(self, given: Given) -> tuple[Answer, Exception | None]:
        process, line = self._at_work = self._at_work or self._begin()
        with leading(process.pid or 0):
            try:
                line.send(given)
                _heard(line, START)
                heard: tuple[Answer, Exception | None] = _heard(line, self._bounds[0])
            except (EOFError, ConnectionError) as error:
                raise DiedError from error
        return heard

    def _begin(self) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        try:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload([self._preload])
            return self._started(context)
        except OSError:
            # The server answers at a path, which no system lets be long: as a deep temporary folder's is.
            return self._started(multiprocessing.get_context("spawn"))

    def _started(self, context: Context) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self._prepare, self._bounds[1]), daemon=True)
        process.start()
        theirs.close()
        return process, ours


def _heard(line: Connection, seconds: float) -> Any:  # noqa: ANN401 -- whatever was pickled
    if not line.poll(seconds):
        raise TimedOutError
    return line.recv()


def _work(line: Connection, prepare: Callable[[], Callable[[Given], Answer]], megabytes: int) -> None:
    outlive_nobody()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What holds anything is bounded, not the room for it: threads and allocators reserve more than they use.
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))
    call = prepare()
    # What is loaded stays; what a call makes is looked through less often than the interpreter would.
    gc.freeze()
    gc.set_threshold(*SELDOM)
    while True:
        try:
            given = line.recv()
        except EOFError:
            return
        line.send(BEGUN)
        answer: tuple[Answer | None, Exception | None]
        try:
            answer = call(given), None
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is raised where the call was made
            answer = None, _told(error)
        line.send(answer)


def _told(error: Exception) -> Exception:
    """Give an error as it can travel, with the lines where it was raised."""
    lines = "".join(traceback.format_exception(error))
    error.add_note(lines)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- what was pickled in the same line
    except Exception:  # noqa: BLE001 -- a class may refuse in any way
        return RuntimeError(lines)
    return error
