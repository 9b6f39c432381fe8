"""Put finished files in their place: whole or not at all, and one build at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from octavo.errors import OctavoError
from octavo.findings import finding

__all__ = ["locked", "place"]

LOCK = ".lock"


@contextlib.contextmanager
def locked(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the output folder for one build; `waiting` is called once when another build has it.

    The system lets go of the lock when the build ends, however it ends. Raises OctavoError when
    the folder cannot be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def place(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, each name `/`-separated; what stood there stays until all are written.

    A folder of which files are given (`web`) becomes exactly what is given. Raises OctavoError when
    the disk is full or may not be written; then nothing has changed.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=out) as fresh:
            for name, content in files.items():
                target = Path(fresh) / name
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(target, content)
            for entry in sorted(Path(fresh).iterdir()):
                _exchange(entry, out / entry.name, Path(fresh))
    except OSError as error:
        raise _unwritable(out, error) from error


def _write(target: Path, content: bytes) -> None:
    with target.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _exchange(entry: Path, target: Path, fresh: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        old = fresh / f".old-{target.name}"
        target.replace(old)
        try:
            entry.replace(target)
        except OSError:
            old.replace(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        entry.replace(target)


def _unwritable(out: Path, error: OSError) -> OctavoError:
    words = f"{out} cannot be written: {error.strerror or error}"
    return OctavoError(finding("disk-write", words, hint="make room, or name another folder with --out"))
