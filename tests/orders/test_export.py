from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.cli import run

BOOK = "title: Small\npublisher: Press\nidentifiers: {epub: 978-0-306-40615-7}\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text("# One\n\nThree more words.\n", "utf-8")
    (tmp_path / "book.yaml").write_text(BOOK, "utf-8")
    return tmp_path


def export(book: Path, kind: str) -> int:
    return run(["export", kind, "--manuscript", str(book), "--out", str(book / "out"), "--report", "json"])


def test_each_kind_is_written_beside_the_outputs(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(book, "onix") == export(book, "metadata") == 0
    assert b"<IDValue>9780306406157</IDValue>" in (book / "out/small.onix.xml").read_bytes()
    assert json.loads((book / "out/small.metadata.json").read_bytes())["name"] == "Small"
    assert "export-unbuilt" in capsys.readouterr().out


def test_with_an_error_nothing_is_written(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "book.yaml").write_text("title: Small\n", "utf-8")
    assert export(book, "onix") == 1
    assert "onix-incomplete" in capsys.readouterr().out
    assert not list((book / "out").glob("*.xml"))


def test_an_unknown_kind_is_told(book: Path) -> None:
    assert export(book, "marc") == 2


def test_the_moment_is_what_the_environment_says(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert export(book, "onix") == 0
    assert b"<SentDateTime>20270115T080000Z</SentDateTime>" in (book / "out/small.onix.xml").read_bytes()
