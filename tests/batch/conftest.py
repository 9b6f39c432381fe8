"""Lay out a publisher's shelves of small books."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

Shelves = Callable[[Iterable[str]], Path]


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    """Give what puts books of one page, by their names, below a folder, and gives the folder."""

    def lay(names: Iterable[str]) -> Path:
        for name in names:
            folder = tmp_path / "shelves" / name
            folder.mkdir(parents=True)
            (folder / "one.md").write_text(f"# The Book {name}\n\nIt was late.[^1]\n\n[^1]: Very late.\n")
        return tmp_path / "shelves"

    return lay
