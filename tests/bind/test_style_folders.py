from __future__ import annotations

from pathlib import Path

import pytest

from octavo.bind.style_folders import strange_sheets, style_folders
from octavo.cli import run


def with_styles(*places: Path) -> None:
    for place in places:
        (place / "styles").mkdir(parents=True)


def test_styles_stand_beside_the_chapters(tmp_path: Path) -> None:
    with_styles(tmp_path, tmp_path / "book")
    assert style_folders(tmp_path / "book") == (tmp_path / "book/styles",)


def test_styles_stand_beside_a_folder_called_manuscript_too(tmp_path: Path) -> None:
    with_styles(tmp_path, tmp_path / "manuscript")
    assert style_folders(tmp_path / "manuscript") == (tmp_path / "styles", tmp_path / "manuscript/styles")


def test_the_folder_that_is_worked_in_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "manuscript").mkdir()
    with_styles(tmp_path)
    monkeypatch.chdir(tmp_path / "manuscript")
    assert style_folders(Path()) == (tmp_path / "styles",)


def test_this_repository_keeps_the_rule() -> None:
    assert style_folders(Path("manuscript")) == (Path("styles").absolute(),)
    assert strange_sheets(Path("manuscript")) == ()


def test_a_sheet_that_nothing_reads_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "manuscript"
    with_styles(tmp_path, home)
    (tmp_path / "styles/token.css").write_text("", "utf-8")
    (home / "styles/a-look-of-its-own.css").write_text("", "utf-8")
    (home / "styles/notes.md").write_text("", "utf-8")
    (home / "one.md").write_text("# One\n\nText.\n", "utf-8")
    run(["check", "--manuscript", str(home), "--out", str(tmp_path / "build")])
    said = capsys.readouterr().out
    assert "styles/token.css: warning[style-unknown]" in said
    assert "call it tokens.css" in said
    assert "styles/a-look-of-its-own.css: warning[style-unknown]" in said
    assert said.count("style-unknown") == 2
