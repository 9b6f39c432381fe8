"""Find a file by its name, in the letters that the disk has it in."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath

__all__ = ["composed", "on_disk"]


def on_disk(folder: Path, path: str) -> str | None:
    """Give a file's path from a folder in the letters that the disk has it in, or None when there is none.

    Names are compared in Unicode's composed form, since one disk keeps it and another does not;
    capitals always count.
    """
    steps: list[str] = []
    for step in PurePosixPath(path).parts:
        here = folder.joinpath(*steps)
        names = {entry.name for entry in here.iterdir()} if here.is_dir() else set()
        same = [name for name in names if composed(name) == composed(step)]
        if not same:
            return None
        steps.append(step if step in names else min(same))
    return "/".join(steps) if folder.joinpath(*steps).is_file() else None


def composed(name: str) -> str:
    """Give a name in Unicode's composed form (NFC)."""
    return unicodedata.normalize("NFC", name)
