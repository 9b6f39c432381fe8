"""Put finished files in their place: whole or not at all, and one build at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from octavo.errors import OctavoError, UsageError
from octavo.findings import finding

__all__ = ["free", "locked", "place", "rewrite"]

LOCK = ".lock"
#: What a folder may hold and still be empty: a repository in which nothing was committed yet.
EMPTY = {".git"}


def free(folder: Path) -> None:
    """Raise UsageError when there is a file in a folder's place, or a folder that holds anything."""
    if folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - EMPTY):
        words = f"{folder} is there already, and not empty"
        raise UsageError(finding("setting-wrong", words, hint="name a folder that does not exist yet"))


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


def rewrite(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Put other content into files that are there, given what each holds now and what it shall hold.

    Permissions stay, and a link goes on pointing to its file. Raises OctavoError when one of them no longer
    holds what was said, or the disk is full or may not be written; then every file is whole.
    """
    fresh: dict[Path, Path] = {}
    try:
        for path, (now, then) in files.items():
            target = path.resolve()
            if target.read_bytes() != now:
                raise _changed(path)
            fresh[target] = target.with_name(f".new-{target.name}")
            _write(fresh[target], then)
            shutil.copymode(target, fresh[target])
        for target, written in fresh.items():
            written.replace(target)
    except OSError as error:
        words = f"{path} cannot be written: {error.strerror or error}"
        raise OctavoError(
            finding("disk-write", words, hint="make room, or allow it to be written")
        ) from error
    finally:
        for written in fresh.values():
            written.unlink(missing_ok=True)


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


def _changed(path: Path) -> OctavoError:
    words = f"{path} has changed while it was read, so nothing is written"
    return OctavoError(finding("disk-write", words, hint="save it, and call again"))


def _unwritable(out: Path, error: OSError) -> OctavoError:
    words = f"{out} cannot be written: {error.strerror or error}"
    return OctavoError(finding("disk-write", words, hint="make room, or name another folder with --out"))
