"""Compare two files or two folders."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from octavo.compare import Difference, compare_files, compare_folders
from octavo.errors import UsageError
from octavo.findings import Finding, finding
from octavo.progress import Progress
from octavo.report import Report

__all__ = ["compare"]


def compare(old: Path, new: Path, progress: Progress) -> Report:
    """Find where two files differ, or all files of two folders but the hidden ones.

    Raises UsageError when one is a folder and the other is not, or cannot be read.
    """
    started = time.monotonic()
    if old.is_dir() != new.is_dir():
        raise UsageError(
            finding("setting-wrong", f"of {old} and {new}, one is a folder", hint="name two of a kind")
        )
    try:
        with progress.stage("Comparing", 0):
            if old.is_dir():
                found = compare_folders(_files(old), _files(new))
            else:
                found = compare_files(new.name, old.read_bytes(), new.read_bytes())
    except OSError as error:
        words = f"{error.filename} cannot be read: {error.strerror or error}"
        raise UsageError(finding("setting-wrong", words, hint="name two files or two folders")) from error
    return Report(tuple(map(_finding, found)), seconds=time.monotonic() - started)


def _files(folder: Path) -> Mapping[str, bytes]:
    places = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in places.items()
        if not any(part.startswith(".") for part in Path(name).parts)
    }


def _finding(found: Difference) -> Finding:
    inner = Difference(found.place[1:] or ("the file",), found.old, found.new)
    return finding("compare-differs", inner.words, path=found.place[0])
