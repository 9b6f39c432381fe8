"""Start an outside program: the one place that does, with a clock and without a shell."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Ran", "TimedOutError", "run"]


class TimedOutError(Exception):
    """Say that a program was stopped because its time was over."""


@dataclass(frozen=True, slots=True)
class Ran:
    """Hold what a program left behind: its exit code (negative: a signal) and both streams."""

    code: int
    out: bytes
    err: bytes


def run(
    argv: Sequence[str],
    *,
    stdin: bytes = b"",
    seconds: float | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run a program to its end and give what it left behind.

    `env` is laid over the present environment. The program gets a session of its own, so that
    what it started ends with it. Raises TimedOutError after `seconds`, and OSError when the
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
        try:
            out, err = program.communicate(stdin, timeout=seconds)
        except BaseException as error:
            _stop(program)
            if isinstance(error, subprocess.TimeoutExpired):
                raise TimedOutError(argv[0]) from error
            raise
        return Ran(program.returncode, out, err)


def _stop(program: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.communicate()
