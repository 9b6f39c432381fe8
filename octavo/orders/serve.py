"""Show the book in a browser while it is written."""

from __future__ import annotations

import contextlib
import errno
import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from threading import Event, Thread, current_thread, main_thread

from octavo import pipeline
from octavo.bind.style_folders import style_folders
from octavo.cache import Cache
from octavo.doors.running import end_all
from octavo.errors import OctavoError, UsageError
from octavo.findings import Finding, finding
from octavo.memory import Memory
from octavo.order import Order
from octavo.progress import Silent
from octavo.report import Report
from octavo.serve.board import Board
from octavo.serve.counter import Counter
from octavo.serve.impression import Impression
from octavo.serve.proofs import Proofs
from octavo.serve.pull import pull
from octavo.serve.run_on import RunOn
from octavo.serve.server import ADDRESS, Server
from octavo.serve.watch import watch
from octavo.shelf import placed

__all__ = ["USUAL", "serve"]

#: The port that is used where none is asked for, if it is free.
USUAL = 8016
#: What cannot be mended while we wait for it.
HOPELESS = {"manuscript-missing", "edition-unknown"}


def serve(
    order: Order,
    port: int | None,
    begun: Callable[[str], None],
    found: Callable[[Impression], None],
    printed: Callable[[Report], None] | None = None,
) -> None:
    """Show the manuscript at an address of this machine until it is interrupted (SIGINT or SIGTERM).

    `begun` is told the address as soon as it answers; `found` each impression in which other things were
    found than before. With `printed` the print PDF is built and proven again after each change, and it is
    told what came of that. Raises UsageError when the folder or the edition does not exist, or the port is
    taken.
    """
    memory = Memory()
    cache = Cache(order.out / ".cache", memory)
    first = pull(order, cache, memory, Impression())
    if any(each.code in HOPELESS for each in first.findings):
        raise UsageError(*first.findings)
    board = Board(first)
    # The trees of a long book are a million objects that stay: to look through them all for garbage
    # would take half a second, now and then, while somebody waits for his edit.
    gc.freeze()

    proofs = Proofs(Cache(order.out / ".cache"), order.out / placed("pagination.json", order.edition))
    with _listening(port, Counter(board, proofs), order) as server, _printing(order, memory, printed) as ask:
        following = _Following(order, cache, memory, board, found, ask)
        with _watching(order, following.changed):
            begun(f"http://{ADDRESS}:{server.port}/")
            if first.findings:
                found(first)
            ask(first)
            try:
                with _interruptible():
                    server.serve_forever()
            finally:
                board.close()
                proofs.close()


@dataclass(frozen=True, slots=True)
class _Following:
    """Hold what follows each change of the manuscript: another impression, what was found, a print run."""

    order: Order
    cache: Cache
    memory: Memory
    board: Board
    found: Callable[[Impression], None]
    ask: Callable[[Impression], None]

    def changed(self) -> None:
        """Follow a change."""
        before = self.board.newest
        # A file can go away while it is read, when an editor saves: then the next change follows at once.
        with contextlib.suppress(OSError):
            self.board.post(pull(self.order, self.cache, self.memory, before))
        if self.board.newest.findings != before.findings:
            self.found(self.board.newest)
        self.ask(self.board.newest)


@contextmanager
def _printing(
    order: Order, memory: Memory, printed: Callable[[Report], None] | None
) -> Iterator[Callable[[Impression], None]]:
    """Give what asks for the print PDF of an impression, if it is to be built and can be."""
    if printed is None:
        yield lambda _: None
        return
    runs = RunOn(partial(_print, order, memory), printed)
    try:
        yield lambda impression: None if impression.errors else runs.ask()
    finally:
        runs.close(end_all)


def _print(order: Order, memory: Memory) -> Report:
    """Build the print PDF, whose errors are found as any others are."""
    try:
        return pipeline.build(replace(order, formats=frozenset({"print"})), Silent(), memory)
    except OctavoError as error:
        return Report(error.findings)


@contextmanager
def _watching(order: Order, changed: Callable[[], None]) -> Iterator[None]:
    stop = Event()
    folders = (order.manuscript, *style_folders(order.manuscript))
    watcher = Thread(target=watch, args=(folders, order.out, stop, changed), name="watch")
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()


@contextmanager
def _listening(port: int | None, counter: Counter, order: Order) -> Iterator[Server]:
    try:
        server = Server(USUAL if port is None else port, counter, order.manuscript)
    except OSError as error:
        if port is not None or error.errno != errno.EADDRINUSE:
            raise UsageError(_taken(port, error)) from error
        server = Server(0, counter, order.manuscript)
    with server:
        yield server


@contextmanager
def _interruptible() -> Iterator[None]:
    """Go on behind this when the program is told to end, by its user or by the system."""
    with contextlib.suppress(KeyboardInterrupt):
        if current_thread() is main_thread():
            signal.signal(signal.SIGTERM, signal.default_int_handler)
        yield


def _taken(port: int | None, error: OSError) -> Finding:
    words = f"invalid value for '--port': {port} cannot be used: {error.strerror or error}"
    return finding("setting-wrong", words, hint="leave --port out, and a free one is taken")
