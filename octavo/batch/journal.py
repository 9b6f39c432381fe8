"""Keep a journal of a run: a line for each book as it is done, so that a run can be taken up again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter, ValidationError

from octavo.batch.outcome import Outcome, State
from octavo.errors import OctavoError
from octavo.findings import finding

__all__ = ["JOURNAL", "Journal", "sums"]

JOURNAL = "batch.jsonl"

_LINE = TypeAdapter(Outcome)


class Journal:
    """Write lines that are on the disk when `write` comes back, and read those of former runs."""

    def __init__(self, out: Path, *, fresh: bool) -> None:
        """Open the journal of an output folder, begun anew where that is asked for; raises OctavoError."""
        self._out = out
        path = out / JOURNAL
        try:
            self._former = {} if fresh else _read(path)
            self._stream = path.open("wb" if fresh else "ab")
            # A line that was cut off by a fault of the machine must not swallow the next.
            if self._stream.tell() and not path.read_bytes().endswith(b"\n"):
                self._stream.write(b"\n")
        except OSError as error:
            raise _unwritable(path, error) from error

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._stream.close()

    def kept(self, name: str, inputs: str) -> Outcome | None:
        """Give what is known of a book that was made from the same, and whose outputs stand unchanged."""
        former = self._former.get(name)
        if former is None or former.inputs != inputs or not former.well or not former.outputs:
            return None
        if any(_sum(self._out / name / output) != told for output, told in former.outputs.items()):
            return None
        return replace(former, state=State.KEPT)

    def write(self, outcome: Outcome) -> None:
        """Add a book that is done; raises OctavoError when the disk is full."""
        try:
            self._stream.write(_LINE.dump_json(outcome) + b"\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise _unwritable(self._out / JOURNAL, error) from error


def sums(folder: Path) -> Mapping[str, str]:
    """Give the SHA-256 of each file in a folder that is not hidden, by its path from there."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if not any(part.startswith(".") for part in name.parts) and path.is_file():
            found[name.as_posix()] = _sum(path) or ""
    return found


def _read(path: Path) -> dict[str, Outcome]:
    former = {}
    for line in path.read_bytes().splitlines() if path.exists() else ():
        try:
            outcome = _LINE.validate_json(line)
        except ValidationError:
            # Cut off, or of another release: such a book is made once more.
            continue
        former[outcome.name] = outcome
    return former


def _sum(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _unwritable(path: Path, error: OSError) -> OctavoError:
    words = f"{path} cannot be written: {error.strerror or error}"
    return OctavoError(finding("disk-write", words, hint="make room, or name another folder with --out"))
