"""Delete what a build can make again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from octavo.cache import Cache
from octavo.errors import OctavoError
from octavo.files import locked
from octavo.findings import finding

__all__ = ["Cleaned", "clean"]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Hold how many entries of a cache were deleted, and how many bytes they had."""

    entries: int
    size: int


def clean(out: Path) -> Cleaned:
    """Delete the cache below the outputs, and what builds that were killed have left; a build is waited for.

    Outputs stay, for nothing tells whether a file of such a name is still the one that was made.
    Raises OctavoError when something cannot be deleted.
    """
    folder = out / ".cache"
    if not out.is_dir():
        return Cleaned(0, 0)
    with locked(out, lambda: None):
        try:
            return Cleaned(*Cache(folder).clear())
        except OSError as error:
            words = f"{folder} cannot be emptied: {error.strerror or error}"
            hint = "allow it to be written, and call again"
            raise OctavoError(finding("disk-write", words, path=str(error.filename), hint=hint)) from error
