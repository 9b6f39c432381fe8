"""Lay out a publisher's shelves of small books."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent

Shelves = Callable[[Iterable[str]], Path]
Warmed = Callable[[Path], Path]


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


@pytest.fixture(scope="session")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> Warmed:
    """Give what fills a cache with what every book needs, typefaces above all, as a first book would."""
    home = tmp_path_factory.mktemp("warm")
    (home / "one.md").write_text("# One\n\nIt was early.[^1]\n\n[^1]: Very early.\n")
    build(Order(home, home / "out", frozenset({"html"}), cache=home / "cache"), Silent())

    def fill(cache: Path) -> Path:
        shutil.copytree(home / "cache", cache)
        return cache

    return fill
