from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from octavo.batch import maker as module
from octavo.batch.maker import maker
from octavo.shipped import shipped


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let another folder stand for Octavo's own."""
    (tmp_path / "octavo").mkdir()
    (tmp_path / "octavo/build.py").write_text("one")
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "octavo")
    maker.cache_clear()
    yield tmp_path / "octavo"
    maker.cache_clear()


def again() -> str:
    maker.cache_clear()
    return maker()


def test_an_edit_of_octavo_makes_another_of_it_and_what_python_keeps_does_not(package: Path) -> None:
    before = maker()
    (package / "__pycache__").mkdir()
    (package / "__pycache__/build.pyc").write_bytes(b"x")
    assert again() == before
    (package / "build.py").write_text("two")
    assert again() != before


def test_a_wheel_and_the_checkout_that_it_was_made_from_are_the_same(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = maker()
    top = package / "top"
    shutil.copytree(shipped("styles"), top / "styles")
    (top / "noxw").write_text("x")
    monkeypatch.setattr(module, "TOP", top)
    monkeypatch.setattr(module, "shipped", lambda name: top / name)
    assert again() == before
