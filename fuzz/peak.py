"""Watch how much memory the processes of a build take (Linux)."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["Peak", "watched"]

OFTEN = 0.2
KIB = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


class Peak:
    """Hold the memory that the largest process has had at once, in MiB. No frozen value: it grows."""

    mebibytes = 0


@contextmanager
def watched() -> Iterator[Peak]:
    """Watch this process and all that it, or what it began, begins, until the end."""
    peak, over = Peak(), threading.Event()

    def watch() -> None:
        while not over.wait(OFTEN):
            peak.mebibytes = max(peak.mebibytes, *map(_most, _family()))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _family() -> Iterator[str]:
    """Give the numbers of this process and of those below it."""
    below: dict[str, list[str]] = {}
    for process in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name, in brackets, may hold anything; behind it stand the state and the parent.
            parent = process.read_text("utf-8", "replace").rpartition(")")[2].split()[1]
            below.setdefault(parent, []).append(process.parent.name)
    waiting = [str(os.getpid())]
    while waiting:
        yield waiting[-1]
        waiting += below.get(waiting.pop(), ())


def _most(process: str) -> int:
    """Give what a process has had at once, in MiB; nothing for one that has ended."""
    with suppress(OSError):
        if found := KIB.search(Path("/proc", process, "status").read_text("utf-8", "replace")):
            return int(found[1]) // 1024
    return 0
