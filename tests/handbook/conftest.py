"""Lay out the desk on which the handbook's commands are tried: examples, and what lies beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docs.making.listings import TIDES
from octavo.cli import run

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of examples in which the book of tides is built, so that a second build is quick."""
    desk = tmp_path_factory.mktemp("handbook") / "desk"
    shutil.copytree(TIDES.parent, desk, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    # The one Python file that is an example, not a maker.
    shutil.copytree(TIDES / "code", desk / "tides/code", dirs_exist_ok=True)
    tides = desk / "tides"
    assert run(["build", "--manuscript", str(tides), "--out", str(tides / "build"), "--quiet"]) == 0
    return desk


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Path:
    """Give a desk of its own to each chapter, beside a clone of Octavo."""
    shutil.copytree(built, tmp_path / "desk")
    (tmp_path / "desk/octavo").symlink_to(ROOT)
    return tmp_path / "desk"
