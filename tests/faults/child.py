"""Run Octavo as a program of its own, which can be watched, stopped and looked over afterwards."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Child:
    """Hold how Octavo is run: with which folder for what is temporary, and what lies over the environment."""

    temporary: Path
    env: Mapping[str, str] = field(default_factory=dict)
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    def begin(self, *words: str, under: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Begin a command; `under` is a program that starts it."""
        self.temporary.mkdir(exist_ok=True)
        own = {"TMPDIR": str(self.temporary), "OCTAVO_MARK": self.mark, "PYTHONPATH": str(ROOT), **self.env}
        return subprocess.Popen(  # noqa: S603 -- ours
            [*under, sys.executable, "-m", "octavo", *words],
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: str, under: Sequence[str] = ()) -> subprocess.CompletedProcess[bytes]:
        """Run a command to its end."""
        with self.begin(*words, under=under) as running:
            out, err = _heard(running, 300)
        return subprocess.CompletedProcess(running.args, running.returncode, out, err)

    def living(self) -> list[str]:
        """Name every process that still lives of those that were begun, as the system tells it (Linux)."""
        mark = f"OCTAVO_MARK={self.mark}".encode()
        return [
            line.decode(errors="replace")
            for each in PROCESSES.glob("[0-9]*")
            if mark in _read(each / "environ") and (line := _read(each / "cmdline").replace(b"\0", b" "))
        ]

    def dead(self, within: float = 10) -> list[str]:
        """Wait for the last process to end; name those that did not."""
        return self.living() if not awaited(lambda: not self.living(), within) else []


def awaited(what: Callable[[], object], within: float) -> bool:
    """Wait until something is so; say whether it became so."""
    end = time.monotonic() + within
    while not what():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def stop(running: subprocess.Popen[bytes], number: signal.Signals) -> tuple[int, str]:
    """Send a signal, and give the exit code and what was said."""
    running.send_signal(number)
    out, err = _heard(running, 60)
    return running.returncode, (out + err).decode()


def _heard(running: subprocess.Popen[bytes], seconds: float) -> tuple[bytes, bytes]:
    """Give what a command says until it ends; one that does not end is killed, and has failed."""
    try:
        return running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        running.kill()
        raise


def digest(content: bytes) -> str:
    """Give the short name by which a file's content is known."""
    return hashlib.sha256(content).hexdigest()[:16]


def outputs(out: Path) -> dict[str, str]:
    """Give the digests of what a build has put in its folder; its reports say how long it took."""
    files = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    reports = {"report.html", "report.json"}
    kept = {name: path for name, path in files.items() if name[0] != "." and name not in reports}
    return {name: digest(path.read_bytes()) for name, path in kept.items()}


def left(out: Path) -> list[str]:
    """Name what a build should not leave in its folder."""
    return sorted(
        path.relative_to(out).as_posix()
        for path in out.rglob(".*")
        if path.relative_to(out).as_posix() not in {".cache", ".lock"}
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
