from __future__ import annotations

from pathlib import Path

import pytest

from octavo.apparatus.furnish import furnish
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.cli import run
from octavo.source.load import load
from octavo.syntax import elements


def test_a_new_book_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my-first: “book”"
    assert run(["new", str(folder), "--bare"]) == 0
    assert "octavo build --manuscript" in capsys.readouterr().out
    settings, warnings = read_settings(folder)
    loaded, found = load(settings, folder, Cache(None), 1, lambda _: None)
    _, since = furnish(loaded)
    assert settings.title.main == "My First: “Book”"
    assert (warnings, found, since) == ((), (), ())
    blocks = [list(chapter.blocks) for chapter in loaded.chapters]
    assert sum(element["t"] == "Note" for element in elements(blocks)) == 2
    assert sum(element["t"] == "Link" for element in elements(blocks)) == 2


def test_a_folder_that_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert run(["new", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert run(["new", str(tmp_path / "mine.txt")]) == 2
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert run(["new", str(tmp_path), "--bare"]) == 0
    assert (tmp_path / "book.yaml").is_file()


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert run(["new", str(tmp_path / "file" / "book")]) == 1
    assert "error[disk-write]" in capsys.readouterr().err


def test_what_is_said_of_the_book_stands_in_it(tmp_path: Path) -> None:
    said = ["--title", 'The "Sea": TITLE', "--author", "A. One", "--author", "B. Two", "--lang", "de"]
    assert run(["new", str(tmp_path / "book"), "--bare", *said]) == 0
    settings, _ = read_settings(tmp_path / "book")
    assert settings.title.main == 'The "Sea": TITLE'
    assert [author.name for author in settings.authors] == ["A. One", "B. Two"]
    assert settings.lang == "de"


def test_a_language_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "book"), "--bare", "--lang", "en_GB"]) == 2
    assert "write en-GB" in capsys.readouterr().err
    assert not (tmp_path / "book").exists()


def test_a_folder_in_which_nothing_was_committed_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run(["new", str(tmp_path), "--bare"]) == 0
    assert (tmp_path / "book.yaml").is_file()
