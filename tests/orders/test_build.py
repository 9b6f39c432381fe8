"""A book that is built twice is made once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from octavo import pipeline
from octavo.order import Order
from octavo.orders.build import build
from octavo.progress import Silent
from octavo.report import Report


def test_what_stands_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/one.md").write_text("# One\n\nWords.\n", "utf-8")
    order = Order(tmp_path / "book", tmp_path / "out", frozenset({"html"}))
    made: list[Order] = []
    usual = pipeline.build

    def count(asked: Order, progress: Silent) -> Report:
        made.append(asked)
        return usual(asked, progress)

    monkeypatch.setattr(pipeline, "build", count)
    first, second = build(order, Silent()), build(order, Silent())
    assert (first.stands, second.stands, len(made)) == (False, True, 1)
    assert second.outputs[0].size == first.outputs[0].size
    (tmp_path / "book/one.md").write_text("# One\n\nMore words.\n", "utf-8")
    assert not build(order, Silent()).stands
    assert len(made) == 2


def test_a_cache_is_bounded_even_where_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/one.md").write_text("# One\n\nWords.\n", "utf-8")
    order = Order(tmp_path / "book", tmp_path / "out", frozenset({"html"}))
    build(order, Silent())
    assert build(replace(order, keep=0), Silent()).stands
    assert not [path for path in (tmp_path / "out/.cache").rglob("*") if path.is_file()]
