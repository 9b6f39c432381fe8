"""Keep what is slow to make, by the hash of all that it was made from.

The folder may be deleted at any time. An entry is written beside its place and moved there, so
that no reader ever meets half of one. It begins with a seal: our version, and the hash of its place and
content. What a bad disk or another program made of an entry does not fit its seal, and is made anew, as
is what another version of ours has left and what cannot be read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from octavo import __version__
from octavo.memory import Memory
from octavo.undisturbed import undisturbed

__all__ = ["Cache", "digest"]

#: How the name begins of an entry that is being written.
FRESH = ".new-"
#: How a sealed entry begins, and how many bytes of seal follow.
SEALED, SEAL = f"octavo {__version__}\n".encode(), hashlib.sha256().digest_size
#: The names of an entry and its folder, below its kind: a digest in two parts.
FOLDER, ENTRY = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{62}")


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

    def __reduce__(self) -> tuple[type[Cache], tuple[Path | None]]:
        """Travel to another process without the memory, which is this one's."""
        return Cache, (self.folder,)

    def look_up(self, kind: str, key: str) -> bytes | None:
        """Give the entry, or None when there is none that is whole."""
        place = self._place(kind, key)
        if place is None:
            return None
        try:
            # What is no file might never end, or never begin.
            entry = place.read_bytes() if place.is_file() else b""
        except OSError:
            return None
        content = entry[len(SEALED) + SEAL :]
        if not entry or entry[: len(SEALED) + SEAL] != _seal(kind, key, content):
            return None
        with contextlib.suppress(OSError):
            os.utime(place)
        return content

    def store(self, kind: str, key: str, content: bytes) -> None:
        """Put an entry in its place; a full or read-only disk costs the entry, not the build.

        Who asks us to stop is answered when nothing is left beside the place.
        """
        place = self._place(kind, key)
        if place is None:
            return
        with contextlib.suppress(OSError), undisturbed():
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=FRESH)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_seal(kind, key, content))
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
        for entry in self._listed():
            if entry.name.startswith(FRESH):
                _delete(entry)

    def prune(self, megabytes: float) -> None:
        """Delete the entries that were not used for the longest time, down to a total size in MiB."""
        entries = list(self._entries())
        excess = sum(stat.st_size for _, stat in entries) - megabytes * 2**20
        if excess <= 0:
            return
        for entry, stat in sorted(entries, key=lambda entry: entry[1].st_mtime):
            if excess <= 0:
                break
            _delete(entry)
            excess -= stat.st_size

    def clear(self) -> tuple[int, int]:
        """Delete every entry, and the folders that are empty then; give how many there were, and their bytes.

        What others keep in the same folder stays. Raises OSError where an entry cannot be deleted.
        """
        self.clear_left()
        count = size = 0
        folders: set[Path] = set()
        for entry, stat in list(self._entries()):
            path = Path(entry.path)
            path.unlink(missing_ok=True)
            folders |= {path.parent, path.parent.parent}
            count, size = count + 1, size + stat.st_size
        for folder in (*sorted(folders, reverse=True), *filter(None, [self.folder])):
            with contextlib.suppress(OSError):
                folder.rmdir()
        return count, size

    def _entries(self) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
        """List what stands where an entry would, whole or not; nothing that links lead to."""
        for entry in self._listed():
            if ENTRY.fullmatch(entry.name) and not entry.is_dir(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    yield entry, entry.stat(follow_symlinks=False)

    def _listed(self) -> Iterator[os.DirEntry[str]]:
        """List all that stands in a folder of entries; nothing that links lead to."""
        for kind in () if self.folder is None else _listed(self.folder):
            for folder in _listed(kind):
                if FOLDER.fullmatch(folder.name):
                    yield from _listed(folder)

    def _place(self, kind: str, key: str) -> Path | None:
        return None if self.folder is None else self.folder / kind / key[:2] / key[2:]


def _seal(kind: str, key: str, content: bytes) -> bytes:
    return SEALED + bytes.fromhex(digest(kind, key, content))


def _listed(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    """List a folder; what a link leads to, or is none, or cannot be read has nothing."""
    if isinstance(folder, os.DirEntry) and not folder.is_dir(follow_symlinks=False):
        return []
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _delete(entry: os.DirEntry[str]) -> None:
    # Another build that shares the folder may have been here.
    with contextlib.suppress(OSError):
        Path(entry.path).unlink()
