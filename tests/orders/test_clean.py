from __future__ import annotations

from pathlib import Path

import pytest

from octavo.cache import Cache
from octavo.cli import run
from octavo.order import Order
from octavo.orders.clean import Cleaned, clean
from octavo.pipeline import build
from octavo.progress import Silent


def test_the_cache_goes_and_all_else_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.md").write_text("# One\n\nIt was early.\n")
    out = tmp_path / "build"
    build(Order(tmp_path, out, frozenset({"html"})), Silent())
    (out / "of-mine.txt").write_text("mine")
    (out / ".cache/other-tool").mkdir()
    (out / ".cache/other-tool/state").write_text("its")
    built = {path.name for path in out.iterdir()}
    assert run(["clean", "--out", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == built
    assert [path.name for path in (out / ".cache").iterdir()] == ["other-tool"]
    assert "entries deleted" in capsys.readouterr().out
    assert clean(out) == Cleaned(0, 0)


def test_where_nothing_was_built_nothing_is_made(tmp_path: Path) -> None:
    assert run(["clean", "--out", str(tmp_path / "build")]) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_may_keep_nothing_leaves_an_empty_cache(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nIt was early.\n")
    out = tmp_path / "build"
    line = ["build", "html", "--manuscript", str(tmp_path), "--out", str(out), "--keep", "0", "--quiet"]
    assert run(line) == 0
    assert Cache(out / ".cache").clear() == (0, 0)
