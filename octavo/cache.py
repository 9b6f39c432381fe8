"""Keep what is slow to make, by the hash of all that it was made from.

The folder may be deleted at any time. An entry is written beside its place and moved there, so
that no reader ever meets half of one; one that cannot be read or written is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from octavo.memory import Memory

__all__ = ["Cache", "digest"]

#: How the name begins of an entry that is being written.
FRESH = ".new-"


def digest(*parts: str | bytes) -> str:
    """Give the hash of several parts; no two lists of parts run together into one hash."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big"))
        total.update(content)
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """Keep entries of bytes in a folder, by kind and digest; without a folder, keep nothing.

    A program that reads a book again and again gives it a `memory`, in which values stay as they are.
    """

    folder: Path | None
    memory: Memory | None = field(default=None, compare=False, repr=False)

    def look_up(self, kind: str, key: str) -> bytes | None:
        """Give the entry, or None when there is none."""
        place = self._place(kind, key)
        if place is None:
            return None
        try:
            content = place.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(place)
        return content

    def store(self, kind: str, key: str, content: bytes) -> None:
        """Put an entry in its place; a full or read-only disk costs the entry, not the build."""
        place = self._place(kind, key)
        if place is None:
            return
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=FRESH)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                Path(name).replace(place)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def obtain(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """Give the entry, made now if there is none."""
        content = self.look_up(kind, key)
        if content is None:
            content = make()
            self.store(kind, key, content)
        return content

    def clear_left(self) -> None:
        """Delete what was being written when a program was killed; who still writes loses no more than it."""
        if self.folder is not None:
            for path in self.folder.rglob(f"{FRESH}*"):
                with contextlib.suppress(OSError):
                    path.unlink()

    def prune(self, megabytes: float) -> None:
        """Delete the entries that were not used for the longest time, down to a total size in MiB."""
        if self.folder is None or not self.folder.is_dir():
            return
        with contextlib.suppress(OSError):
            entries = [(path.stat(), path) for path in self.folder.rglob("*") if path.is_file()]
            excess = sum(stat.st_size for stat, _ in entries) - megabytes * 2**20
            for stat, path in sorted(entries, key=lambda entry: entry[0].st_mtime):
                if excess <= 0:
                    break
                path.unlink()
                excess -= stat.st_size

    def _place(self, kind: str, key: str) -> Path | None:
        return None if self.folder is None else self.folder / kind / key[:2] / key[2:]
