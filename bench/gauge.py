"""Measure what commands take, with all processes that they start: time, time of processors, memory."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["FailedError", "Reading", "adopting", "measure", "proportional"]

#: prctl(2): what our children leave behind becomes ours, so that we learn what it has used.
SUBREAPER = 36
#: How often we look at all processes, in seconds, and how long one command may take.
PACE, LONGEST = 0.1, 1800.0


class FailedError(Exception):
    """Say that a command did not end well, in its own last words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was measured: seconds on the clock and of the processors, bytes of memory.

    `memory` is the most that all processes held together, what they share counted once; `largest` the most
    that any one of them held.
    """

    seconds: float
    processors: float
    memory: int
    largest: int


def adopting() -> None:
    """Let processes that outlive their parents become ours, as those of a server of forks; Linux alone."""
    ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, 1, 0, 0, 0)


def measure(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Reading:
    """Run commands one after another in a folder; raises FailedError when one of them fails."""
    began = time.monotonic()
    readings = [_measured(command, folder, environment) for command in commands]
    return Reading(
        time.monotonic() - began,
        sum(each.processors for each in readings),
        max(each.memory for each in readings),
        max(each.largest for each in readings),
    )


def proportional(process: psutil.Process) -> int:
    """Give the memory of a process and its descendants in bytes, what they share counted once (PSS)."""
    total = 0
    with suppress(psutil.Error):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):
                total += each.memory_full_info().pss
    return total


def _measured(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Reading:
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(  # noqa: S603 -- the commands that stand in this package
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with _ended(child):
            memory, ended, processors, largest = 0, None, 0.0, 0
            watched = psutil.Process(child.pid)
            for pid, status, usage in _reaped(child.pid):
                if pid == 0:
                    memory = max(memory, proportional(watched))
                    continue
                processors += usage.ru_utime + usage.ru_stime
                largest = max(largest, usage.ru_maxrss * 1024)
                if pid == child.pid:
                    ended = time.monotonic() - began
                    child.returncode = os.waitstatus_to_exitcode(status)
        if ended is None or child.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip().splitlines()
            raise FailedError(" / ".join(words[-3:]) or f"exit code {child.returncode}")
        return Reading(ended, processors, max(memory, largest), largest)


def _reaped(pid: int) -> Iterator[tuple[int, int, resource.struct_rusage]]:
    """Give each process that ends, until all have; a 0 for each look at which none had."""
    until, ours = time.monotonic() + LONGEST, False
    while time.monotonic() < until:
        try:
            found, status, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if found == 0 and not ours:
            time.sleep(PACE)
        elif found == 0:
            # What it left behind ends by itself, a moment later.
            time.sleep(PACE / 10)
            continue
        ours = ours or found == pid
        yield found, status, usage
    message = f"it takes longer than {LONGEST:g} seconds"
    raise FailedError(message)


@contextmanager
def _ended(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """Leave nothing running of a command that we give up."""
    try:
        yield
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        raise
