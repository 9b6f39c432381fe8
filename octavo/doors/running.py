"""Know which programs run on our behalf, so that they end when we do, however we do.

A program leads a process group of its own, so that what it started ends with it. When we are asked to stop,
we end all groups ourselves. When we are killed, we cannot: a second process, the warden, is told of each
group as it begins and ends, and kills those that are left when nobody holds the other end of its pipe.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from threading import RLock, Thread

__all__ = ["StoppedError", "end_all", "end_group", "leading", "outlive_nobody"]


class StoppedError(Exception):
    """Say that no program is begun any more, since we are about to end."""


class _Groups:
    """Hold the groups that run, by the number of their leader."""

    def __init__(self) -> None:
        self.lock = RLock()  # the answer to a signal may come while its own thread holds it
        self.running: set[int] = set()
        self.stopped = False
        self.warden: subprocess.Popen[bytes] | None = None

    def tell(self, sign: str, group: int) -> None:
        """Tell the warden of a group; a machine that cannot have one more process does without him."""
        with contextlib.suppress(OSError):
            if self.warden is None:
                self.warden = _hire()
            if self.warden.stdin is not None:
                self.warden.stdin.write(f"{sign}{group}\n".encode())


_groups = _Groups()


@contextlib.contextmanager
def leading(leader: int) -> Iterator[None]:
    """Have a process end, with its group, when we end before it. Raises StoppedError when we are about to."""
    with _groups.lock:
        if _groups.stopped:
            end_group(leader)
            raise StoppedError
        _groups.running.add(leader)
        _groups.tell("+", leader)
    try:
        yield
    finally:
        with _groups.lock:
            _groups.running.discard(leader)
            _groups.tell("-", leader)


def end_all() -> None:
    """Kill every program that runs on our behalf, and let none begin again: we are about to end."""
    with _groups.lock:
        _groups.stopped = True
        for leader in _groups.running:
            end_group(leader)


def end_group(leader: int) -> None:
    """Kill a process and what it started, also what has a group of its own since (Chromium by Puppeteer)."""
    for each in [leader, *_children(leader)]:
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(each, signal.SIGKILL)


def _children(parent: int) -> Iterator[int]:
    """List what a process started, and what that did, where the system tells (Linux; proc(5))."""
    try:
        with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as listed:  # noqa: PTH123 -- -S
            children = [int(each) for each in listed.read().split()]
    except (OSError, ValueError):
        return
    for child in children:
        yield child
        yield from _children(child)


def outlive_nobody() -> None:
    """Let this process of multiprocessing's end when the one that began it does, whatever it is doing."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 -- the warden has no need of it

    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=wait, daemon=True, name="outlive-nobody").start()


def _hire() -> subprocess.Popen[bytes]:
    warden = subprocess.Popen(  # noqa: S603 -- this file, by the Python that runs it
        [sys.executable, "-I", "-S", __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        cwd="/",
        start_new_session=True,
    )
    atexit.register(warden.communicate)
    return warden


def _stand_guard() -> None:
    """Be the warden: read which groups begin and end, and kill those that are left at the end."""
    left: set[int] = set()
    for line in sys.stdin.buffer:
        (left.add if line.startswith(b"+") else left.discard)(int(line[1:]))
    for leader in left:
        end_group(leader)


if __name__ == "__main__":
    _stand_guard()
