"""Put finished files in their place: all of them or none, and one build at a time.

They are written into a folder of their own, `.new-...`, and flushed. Then that folder is renamed to
`.placing`: this is the moment at which the outputs are the new ones, for whoever is killed behind it leaves
to the next what is still to be moved, and whoever is killed before it has changed nothing.
"""

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
from octavo.undisturbed import undisturbed

__all__ = ["LOCK", "clear_left", "is_left", "locked", "place", "rewrite"]

LOCK = ".lock"
#: What is being written; what is written, and being moved; what stood in its place.
FRESH, WHOLE, OLD = ".new-", ".placing", ".old"
#: How the names begin of all that we may leave behind beside the outputs.
LEFT = (LOCK, FRESH, WHOLE)


@contextlib.contextmanager
def locked(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the output folder for one build; `waiting` is called once when another build has it.

    The system lets go of the lock when the build ends, however it ends. What one that was killed has
    begun to move is moved first, and what else it left is deleted. Raises OctavoError when the folder
    cannot be made or written.
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
        _settle(out)
        yield
    finally:
        os.close(handle)


def place(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, each name `/`-separated; what stood there stays until all are written.

    A folder of which files are given (`web`) becomes exactly what is given. Raises OctavoError when
    the disk is full or may not be written; then nothing has changed. Only who holds the lock may call it.
    """
    try:
        fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=out))
        try:
            for name, content in files.items():
                target = fresh / name
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(target, content)
            for folder in [path for path in fresh.rglob("*") if path.is_dir()]:
                _flush(folder)
            _flush(fresh)
            with undisturbed():
                fresh.rename(out / WHOLE)
                _move(out)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise _unwritable(out, error) from error


def clear_left(folder: Path) -> None:
    """Delete what only a build has need of from a folder that holds no outputs, such as a manuscript."""
    for path in [path for path in folder.iterdir() if is_left(path)]:
        _delete(path)


def is_left(path: Path) -> bool:
    """Say whether a file or folder beside the outputs is one that only a build has need of."""
    return path.name.startswith(LEFT)


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
            fresh[target] = target.with_name(f"{FRESH}{target.name}")
            _write(fresh[target], then)
            shutil.copymode(target, fresh[target])
        for target, written in fresh.items():
            written.replace(target)
            _flush(target.parent)
    except OSError as error:
        words = f"{path} cannot be written: {error.strerror or error}"
        raise OctavoError(
            finding("disk-write", words, hint="make room, or allow it to be written")
        ) from error
    finally:
        for written in fresh.values():
            written.unlink(missing_ok=True)


def _settle(out: Path) -> None:
    try:
        if (out / WHOLE).is_dir() and not (out / WHOLE).is_symlink():
            with undisturbed():
                _move(out)
        for left in out.glob(f"{FRESH}*"):
            _delete(left)
    except OSError as error:
        raise _unwritable(out, error) from error


def _move(out: Path) -> None:
    """Move what is whole to its place; when that cannot be, have all stand where it stood."""
    whole, old = out / WHOLE, out / WHOLE / OLD
    old.mkdir(exist_ok=True)
    names = sorted(entry.name for entry in whole.iterdir() if entry.name != OLD)
    try:
        for name in names:
            _keep(out / name, old / name)
            (whole / name).replace(out / name)
    except OSError:
        _move_back(out, names)
        raise
    _flush(out)
    shutil.rmtree(whole, ignore_errors=True)


def _keep(target: Path, old: Path) -> None:
    """Keep what stands in a place: a file in two places, so that it is there until another is."""
    if not os.path.lexists(target):
        return
    _delete(old)
    if not target.is_dir() or target.is_symlink():
        # Not every file system can have a file in two places.
        with contextlib.suppress(OSError):
            os.link(target, old, follow_symlinks=False)
            return
    target.replace(old)


def _move_back(out: Path, names: list[str]) -> None:
    whole, old = out / WHOLE, out / WHOLE / OLD
    for name in names:
        moved = not os.path.lexists(whole / name)
        if moved:
            (out / name).replace(whole / name)
        if os.path.lexists(old / name) and (moved or not os.path.lexists(out / name)):
            (old / name).replace(out / name)
    # Under another name first: who is killed while he deletes must not leave what would be moved again.
    gone = out / f"{FRESH}{WHOLE}"
    _delete(gone)
    _delete(whole.rename(gone))


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _write(target: Path, content: bytes) -> None:
    with target.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _flush(folder: Path) -> None:
    """Have the names in a folder on the disk; not every file system knows how."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _changed(path: Path) -> OctavoError:
    words = f"{path} has changed while it was read, so nothing is written"
    return OctavoError(finding("disk-write", words, hint="save it, and call again"))


def _unwritable(out: Path, error: OSError) -> OctavoError:
    words = f"{out} cannot be written: {error.strerror or error}"
    return OctavoError(finding("disk-write", words, hint="make room, or name another folder with --out"))
