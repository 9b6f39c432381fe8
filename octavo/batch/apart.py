"""Have a book made by an interpreter of its own: whatever becomes of that, nothing else is touched by it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

from octavo.batch.errand import Errand, LostError, Made
from octavo.batch.inputs import EPOCH
from octavo.batch.worker import EXHAUSTED, FOREIGN
from octavo.doors.program import TimedOutError, run
from octavo.doors.running import StoppedError

__all__ = ["make_apart"]

WORKER = ("-m", "octavo.batch.worker")
#: How many letters are told of a worker's last words.
LAST_WORDS = 300


def make_apart(errand: Errand) -> Made:
    """Make a book, and give what was made.

    Raises LostError when the worker dies, takes longer than the errand allows, or meets a bug of ours.
    """
    started = time.monotonic()
    package = str(Path(__file__).parent.parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    env = {"PYTHONPATH": path, EPOCH: errand.epoch}
    told = json.dumps(asdict(errand)).encode()
    try:
        ran = run([sys.executable, *WORKER], stdin=told, seconds=errand.seconds, env=env)
    except TimedOutError as error:
        words = f"it takes more than {errand.seconds / 60:g} minutes"
        raise LostError(words, again=False) from error
    except StoppedError as error:
        words = "the run was stopped"
        raise LostError(words, again=False) from error
    except OSError as error:
        words = f"no worker could be started: {error.strerror or error}"
        raise LostError(words) from error
    if ran.code:
        raise _lost(ran.code, ran.err.decode(errors="replace"))
    return replace(Made(**json.loads(ran.out)), seconds=round(time.monotonic() - started, 3))


def _lost(code: int, complaints: str) -> LostError:
    if code == FOREIGN:
        words = "the worker has another Octavo; install the same release, with the same packages, on it"
        return LostError(words, again=False)
    if code == EXHAUSTED:
        return LostError("there was not memory enough")
    if code < 0:
        return LostError(f"its worker was ended by {signal.Signals(-code).name}")
    last = complaints.strip().rpartition("\n")[2][:LAST_WORDS]
    return LostError(f"a bug in Octavo, and no fault of the book: {last}", again=False)
