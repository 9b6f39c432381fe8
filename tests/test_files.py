from __future__ import annotations

import threading
from pathlib import Path

import pytest

from octavo.errors import OctavoError
from octavo.files import locked, place, rewrite


def test_files_appear_and_a_folder_becomes_what_is_given(tmp_path: Path) -> None:
    place(tmp_path, {"a.pdf": b"1", "web/index.html": b"2", "web/old.html": b"3"})
    place(tmp_path, {"a.pdf": b"4", "web/index.html": b"5"})
    there = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert there == {"a.pdf": b"4", "web/index.html": b"5"}


def test_what_stood_there_stays_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(tmp_path, {"a.pdf": b"old"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("octavo.files._write", full)
    with pytest.raises(OctavoError) as stopped:
        place(tmp_path, {"a.pdf": b"new"})
    assert [each.code for each in stopped.value.findings] == ["disk-write"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_folder_that_cannot_be_made_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OctavoError, match="cannot be written"),
        locked(tmp_path / "file" / "out", lambda: None),
    ):
        pass


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []
    inside, waiting = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait(5)
        with locked(tmp_path, waiting.set):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with locked(tmp_path, lambda: order.append("never")):
        inside.set()
        assert waiting.wait(5)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]


def test_a_file_is_rewritten_whole_with_its_permissions_and_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there/one.md", tmp_path / "one.md"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    rewrite({link: (b"old", b"new")})
    assert (real.read_bytes(), real.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o640, True)
    assert [path.name for path in real.parent.iterdir()] == ["one.md"]


def test_no_file_is_rewritten_when_one_is_not_as_it_was(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_bytes(b"old")
    two.write_bytes(b"newer")
    with pytest.raises(OctavoError, match="changed"):
        rewrite({one: (b"old", b"new"), two: (b"old", b"new")})
    assert (one.read_bytes(), two.read_bytes()) == (b"old", b"newer")
    assert len(list(tmp_path.iterdir())) == 2


def test_no_file_is_rewritten_when_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = tmp_path / "one.md"
    one.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("octavo.files._write", full)
    with pytest.raises(OctavoError) as stopped:
        rewrite({one: (b"old", b"new")})
    assert [each.code for each in stopped.value.findings] == ["disk-write"]
    assert one.read_bytes() == b"old"
