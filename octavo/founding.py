"""Found a manuscript: write its first files into a folder that is new or empty, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from octavo.errors import OctavoError, UsageError
from octavo.files import clear_left, is_left, locked, place
from octavo.findings import finding

__all__ = ["expect_free", "settle_in"]

#: What a folder may hold and still be empty: a repository in which nothing was committed yet.
EMPTY = {".git"}


def expect_free(folder: Path) -> None:
    """Raise UsageError when a folder is there already and holds anything.

    What somebody who was killed left there is nothing that anybody would miss; but what he had only to move
    to its place is moved, and then the folder is not free.
    """
    try:
        if folder.is_dir() and any(map(is_left, folder.iterdir())):
            with locked(folder, lambda: None):
                clear_left(folder)
        taken = folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - EMPTY)
    except OSError as error:
        raise _unwritable(folder, error) from error
    if taken:
        words = f"{folder} is there already, and not empty"
        raise UsageError(finding("setting-wrong", words, hint="name a folder that does not exist yet"))


def settle_in(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is free, or leave it as it was.

    Raises OctavoError when the disk cannot be written.
    """
    there = folder.exists()
    try:
        try:
            with locked(folder, lambda: None):
                place(folder, files)
                clear_left(folder)
        finally:
            if not there and not all((folder / name).exists() for name in files):
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> OctavoError:
    words = f"{folder} cannot be written: {error.strerror or error}"
    return OctavoError(finding("disk-write", words, hint="choose another folder"))
