"""Give all that is written for a moment one folder, which the next run deletes should this one be killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from multiprocessing.util import Finalize
from pathlib import Path

__all__ = ["begin_scratch"]

#: A folder is in use while somebody holds its lock; until it has one, it has another name.
NAME, NEW, LOCK = "octavo-run-", "octavo-new-", ".lock"


def begin_scratch() -> None:
    """Let every temporary file of this program lie in one folder, which is deleted when it ends.

    First the folders are deleted of programs that are no more. Where no folder can be made, nobody is told:
    whoever needs one meets the same error, and can say what for.
    """
    with contextlib.suppress(OSError):
        for left in Path(tempfile.gettempdir()).glob(f"{NAME}*"):
            _delete_left(left)
        new = Path(tempfile.mkdtemp(prefix=NEW))
        _lock(new)
        folder = new.rename(new.with_name(new.name.replace(NEW, NAME, 1)))
        tempfile.tempdir = str(folder)
        # What multiprocessing keeps in it, it deletes itself at the end, at priority -100.
        Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=-200)


def _delete_left(left: Path) -> None:
    """Delete a folder that nobody holds; what is another user's is not ours to judge."""
    with contextlib.suppress(OSError):
        if left.is_symlink() or left.lstat().st_uid != os.geteuid():
            return
        handle = _lock(left)
        shutil.rmtree(left, ignore_errors=True)
        os.close(handle)


def _lock(folder: Path) -> int:
    """Hold a folder until the program ends; raises BlockingIOError when another does."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
