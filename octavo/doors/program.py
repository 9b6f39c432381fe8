"""Start an outside program: the one place that does, with a clock and bounds, and without a shell."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from octavo.doors.running import end_group, leading

__all__ = ["Ran", "TimedOutError", "run"]

#: How large a file any program may write, in MiB.
FILE_MEGABYTES = 1024


class TimedOutError(Exception):
    """Say that a program was stopped because its time was over."""


@dataclass(frozen=True, slots=True)
class Ran:
    """Hold what a program left behind: its exit code (negative: a signal) and both streams."""

    code: int
    out: bytes
    err: bytes


def run(  # noqa: PLR0913 -- what a program is given, and what it may use
    argv: Sequence[str],
    *,
    seconds: float,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    megabytes: int | None = None,
) -> Ran:
    """Run a program to its end and give what it left behind.

    `env` is laid over the present environment; `megabytes` bounds the memory that it may fill, in MiB. The
    program gets a session of its own, so that what it started ends with it, and it ends when we do.
    Raises TimedOutError after `seconds`, StoppedError when we are about to end, and OSError when the
    program cannot be started.
    """
    with subprocess.Popen(  # noqa: S603 -- a list of words and no shell; callers name the program
        argv,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, **env} if env else None,
        start_new_session=True,
    ) as program:
        with leading(program.pid):
            _bound(program.pid, megabytes)
            try:
                out, err = program.communicate(stdin, timeout=seconds)
            except BaseException as error:
                end_group(program.pid)
                program.communicate()
                if isinstance(error, subprocess.TimeoutExpired):
                    raise TimedOutError(argv[0]) from error
                raise
        return Ran(program.returncode, out, err)


def _bound(pid: int, megabytes: int | None) -> None:
    """Bound what a process may write to disk and memory, where the system can (Linux; prlimit(2)).

    It is the memory that holds anything (RLIMIT_DATA), not the room for it (RLIMIT_AS): the runtimes of
    Haskell, Java and JavaScript reserve far more room than they ever use.
    """
    if not hasattr(resource, "prlimit"):
        return
    bounds = {resource.RLIMIT_FSIZE: FILE_MEGABYTES, resource.RLIMIT_DATA: megabytes}
    for kind, most in bounds.items():
        # It may have ended already.
        with contextlib.suppress(OSError):
            if most is not None:
                _, hard = resource.prlimit(pid, kind)
                size = most * 2**20 if hard == resource.RLIM_INFINITY else min(hard, most * 2**20)
                resource.prlimit(pid, kind, (size, size))
