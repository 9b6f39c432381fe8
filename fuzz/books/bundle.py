"""Hold a book's files before they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Bundle"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Hold the files of a book's folder, by their paths in it."""

    files: Mapping[str, bytes]

    def write(self, folder: Path) -> None:
        """Write all files below a folder, which is made."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    @classmethod
    def read(cls, folder: Path) -> Bundle:
        """Give the files that lie below a folder."""
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return cls({path.relative_to(folder).as_posix(): path.read_bytes() for path in found})

    def __repr__(self) -> str:
        """Show what a person can read of it, as it would stand in the files."""
        return "\n".join(f"--- {name}\n{_readable(content)}" for name, content in self.files.items())


def _readable(content: bytes) -> str:
    return f"({len(content)} bytes)" if b"\0" in content else content.decode("utf-8", "backslashreplace")
