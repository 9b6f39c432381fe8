"""Carry out what a command orders, and give its exit code."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from octavo.cli.free_memory import free_memory
from octavo.errors import OctavoError
from octavo.findings import Severity, finding, worst
from octavo.progress import Progress, shown
from octavo.report import Report
from octavo.voice import Style, say_report

__all__ = ["BOOK", "FOUND", "at_work", "carry_out", "cores", "home"]

#: The exit code of the contract for findings of severity error.
FOUND = 1
#: What one more thing at once may take, in MiB, with room to spare: a hand that sets leaves; and one book
#: of many, with its hand, pandoc and Java.
HAND, BOOK = 512, 1536
#: What the system says when a disk, or a part of it, is full or may not be written.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}

#: What it says when a file that was there is not, may not be read, or is on a disk that is broken.
GONE = {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EIO, errno.ESTALE}


def carry_out(work: Callable[[Progress], Report], manuscript: Path, style: Style, *, quiet: bool) -> int:
    """Do the work, write its report and give the exit code; an error is reported in the style asked for."""
    try:
        with at_work(quiet=quiet) as progress:
            report = work(progress)
    except OctavoError as error:
        say_report(Report(error.findings), manuscript, style)
        return error.exit_code
    say_report(report, manuscript, style)
    return FOUND if worst(report.findings) is Severity.ERROR else 0


@contextmanager
def at_work(*, quiet: bool) -> Iterator[Progress]:
    """Give a progress.

    Raises OctavoError when a disk has no room for a temporary file, or a file went away or may not be read.
    """
    try:
        with shown(quiet=quiet) as progress:
            yield progress
    except OSError as error:
        # Without a temporary folder Python says so with ENOENT, and names those that it tried.
        if error.errno in GONE and error.filename and "temporary directory" not in str(error.strerror):
            words = f"{os.path.relpath(str(error.filename))} cannot be read: {error.strerror}"
            hint = "see whether it is there, and who may read it; then call again"
            raise OctavoError(finding("file-unreadable", words, hint=hint)) from error
        if error.errno not in NO_ROOM and "temporary directory" not in str(error.strerror):
            raise
        words = f"a temporary file cannot be written: {error.strerror}"
        hint = "make room, or name a folder that has some in the environment variable TMPDIR"
        raise OctavoError(finding("disk-write", words, path=error.filename, hint=hint)) from error


def home(manuscript: Path | None) -> Path:
    """Give the book's folder: the one asked for, else `manuscript` where there is one, else this one."""
    usual = Path("manuscript")
    return manuscript or (usual if usual.is_dir() else Path())


def cores(megabytes: int = HAND) -> int:
    """Count the cores that this program may use, one at least, while each has so much memory, in MiB."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    free = free_memory()
    return there if free is None else max(1, min(there, free // (megabytes * 2**20)))
