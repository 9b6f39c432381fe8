"""A new book: whole, or not there at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo import founding
from octavo.book_schema import render_schema
from octavo.book_yaml import read_settings
from octavo.cli import run
from octavo.errors import OctavoError
from octavo.orders import new as orders_new
from octavo.wheel import Wheel

TEXT = "It was raining, and nobody went out.\n"


@pytest.fixture(autouse=True)
def _no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a wheel in the place of Octavo's that takes no time to make."""
    monkeypatch.setattr(orders_new, "own_wheel", lambda: Wheel("octavo-1-py3-none-any.whl", b"wheel"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write a text to import."""
    (tmp_path / "a-walk.txt").write_text(TEXT, "utf-8")
    return tmp_path / "a-walk.txt"


def held(folder: Path) -> list[str]:
    """List what a folder holds, by name."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_new_book_is_a_repository_and_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "my-book"
    assert run(["new", str(home), "--title", "Two\nLines", "--author", "A. One"]) == 0
    said = capsys.readouterr().out
    assert "./noxw -s tests" in said
    assert "octavo doctor" in said
    assert (home / "README.md").read_text("utf-8").startswith("# Two Lines\n")
    assert (home / "noxw").stat().st_mode & 0o111 == 0o111
    led = (home / "manuscript/book.yaml").read_text("utf-8").splitlines()[0].partition("$schema=")[2]
    assert (home / "manuscript" / led).read_text("utf-8") == render_schema()
    settings, warnings = read_settings(home / "manuscript")
    assert (settings.authors[0].name, warnings) == ("A. One", ())


def test_a_repository_without_a_commit_takes_a_book(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run(["new", str(tmp_path)]) == 0
    assert {".git", "manuscript", "noxw"} < set(held(tmp_path))


def test_what_an_author_has_becomes_the_manuscript(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "book"
    assert run(["new", str(home), "--from", str(source), "--lang", "en-GB", "-q"]) == 0
    assert {"IMPORT.md", "book.yaml"} < set(held(home / "manuscript"))
    settings, _ = read_settings(home / "manuscript")
    assert (settings.title.main, settings.lang) == ("A walk", "en-GB")
    assert (home / "README.md").read_text("utf-8").startswith("# A walk\n")
    assert source.read_text("utf-8") == TEXT


@pytest.mark.parametrize("name", ["nowhere.txt", "empty.txt", "picture.png"])
def test_an_import_that_fails_leaves_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    assert run(["new", str(tmp_path / "book"), "--from", str(tmp_path / name), "-q"]) in {1, 2}
    assert not (tmp_path / "book").exists()


def test_a_setting_that_is_wrong_leaves_nothing(tmp_path: Path, source: Path) -> None:
    for more in ([], ["--from", str(source), "-q"]):
        assert run(["new", str(tmp_path / "book"), "--lang", "no language", *more]) == 2
        assert not (tmp_path / "book").exists()


def test_an_octavo_that_cannot_be_packed_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unmade() -> Wheel:
        raise OctavoError

    monkeypatch.setattr(orders_new, "own_wheel", unmade)
    assert run(["new", str(tmp_path / "book")]) == 1
    assert not (tmp_path / "book").exists()


def test_a_disk_that_fills_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(folder: Path, _: object) -> None:
        (folder / "noxw").write_text("half of it", "utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(founding, "place", full)
    assert run(["new", str(tmp_path / "book")]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert not (tmp_path / "book").exists()


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, source: Path) -> None:
    assert run(["new", str(tmp_path), "--from", str(source)]) == 2
    assert held(tmp_path) == ["a-walk.txt"]


def test_a_place_where_python_installs_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "one:two")]) == 2
    assert "Python can install nothing there" in capsys.readouterr().err
    assert held(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--ask"], "--ask is about an import"),
        (["--anyway"], "--anyway is about an import"),
        (["--bare", "--from", "a.txt"], "octavo import a.txt --into"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "book"), *words]) == 2
    assert said in capsys.readouterr().err
    assert held(tmp_path) == []
