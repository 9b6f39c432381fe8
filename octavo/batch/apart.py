"""Have a book made by an interpreter of its own: whatever becomes of that, nothing else is touched by it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO

from octavo.batch.errand import Errand, LostError, Made
from octavo.batch.inputs import EPOCH
from octavo.batch.worker import EXHAUSTED, FOREIGN

__all__ = ["Worker", "make_apart"]

#: What is told of a worker's last words, in letters.
LAST_WORDS = 300
#: The exit code of the contract for a bug, which Python has too for what nobody caught.
BUG = 1

Worker = subprocess.Popen[bytes]


def make_apart(errand: Errand, hired: Callable[[Worker], None] = lambda _: None) -> Made:
    """Make a book, and give what was made; `hired` is given the worker, whose stdin is closed to stop it.

    Raises LostError when the worker dies, takes longer than the errand allows, or meets a bug of ours.
    """
    started = time.monotonic()
    with tempfile.TemporaryFile() as complaints, _start(complaints, errand.epoch) as worker:
        hired(worker)
        try:
            answer = _answer(worker, errand)
        except subprocess.TimeoutExpired as error:
            words = f"it takes more than {errand.seconds / 60:g} minutes"
            raise LostError(words, again=False) from error
        finally:
            _end(worker)
        if worker.returncode:
            complaints.seek(0)
            raise _lost(worker.returncode, complaints.read().decode(errors="replace"))
    made = Made(**json.loads(answer))
    return replace(made, seconds=round(time.monotonic() - started, 3))


def _start(complaints: IO[bytes], epoch: str) -> Worker:
    package = str(Path(__file__).parent.parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", "octavo.batch.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env={**os.environ, "PYTHONPATH": path, EPOCH: epoch},
        start_new_session=True,
    )


def _answer(worker: Worker, errand: Errand) -> bytes:
    """Tell the errand and wait for the answer; stdin stays open as long as somebody wants it."""
    if worker.stdin is None or worker.stdout is None:
        return b""
    with contextlib.suppress(BrokenPipeError, ValueError):
        worker.stdin.write(json.dumps(asdict(errand)).encode() + b"\n")
        worker.stdin.flush()
    worker.wait(errand.seconds)
    return worker.stdout.read()


def _end(worker: Worker) -> None:
    """Let nothing that a worker started outlive it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    if worker.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            worker.stdin.close()


def _lost(code: int, complaints: str) -> LostError:
    if code == FOREIGN:
        words = "the worker has another Octavo; install the same release, with the same packages, on it"
        return LostError(words, again=False)
    if code == EXHAUSTED:
        return LostError("there was not memory enough")
    if code < 0:
        return LostError(f"its worker was ended by {signal.Signals(-code).name}")
    last = complaints.strip().rpartition("\n")[2][:LAST_WORDS]
    return LostError(f"a bug in Octavo, and no fault of the book: {last}", again=code != BUG)
