from __future__ import annotations

from pathlib import Path

import pytest

from octavo.cli import run

BOOK = """
title: A Book
lang: de
allow:
  - {code: prose-space-doubled, path: two.md}
  - {code: prose-word-doubled, text: und}
"""
ONE, TWO = b"\xef\xbb\xbf# Eins\r\n\r\nDas  Haus - alt.\r\n", b"# Zwei\n\nEin  Haus und und im im Dorf.\n"
MENDED = "\ufeff# Eins\r\n\r\nDas Haus – alt.\r\n".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text(BOOK, "utf-8")
    (book / "one.md").write_bytes(ONE)
    (book / "two.md").write_bytes(TWO)
    return book


def check(folder: Path, *options: str) -> int:
    return run(
        ["check", "--manuscript", str(folder), "--out", str(folder.parent / "out"), "--quiet", *options]
    )


def test_check_proofreads_and_heeds_what_is_allowed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(folder)
    said = [line for line in capsys.readouterr().out.splitlines() if "[prose-" in line]
    assert [line.split(" ")[:2] for line in said] == [
        ["one.md:3:4:", "note[prose-space-doubled]"],
        ["one.md:3:10:", "note[prose-dash]"],
        ["two.md:3:22:", "warning[prose-word-doubled]"],
    ]


def test_a_diff_is_shown_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder, "--diff") == 0
    said = capsys.readouterr()
    assert said.out.startswith("--- a/one.md\n+++ b/one.md\n")
    assert "-Das  Haus - alt.\r\n+Das Haus – alt.\r\n" in said.out
    assert "two.md" not in said.out
    assert said.err == "octavo: corrections: 2, in files: 1; --fix makes them\n"
    assert (folder / "one.md").read_bytes() == ONE


def test_corrections_are_made_and_the_rest_of_the_file_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder, "--fix") == 0
    assert "+Das Haus – alt." in capsys.readouterr().out
    assert (folder / "one.md").read_bytes() == MENDED
    assert (folder / "two.md").read_bytes() == TWO
    assert check(folder, "--fix") == 0
    assert capsys.readouterr().err == "octavo: corrections: 0, in files: 0\n"


def test_settings_that_are_wrong_stop_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "book.yaml").write_text("title: [\n", "utf-8")
    assert check(folder, "--fix") == 2
    assert "book.yaml" in capsys.readouterr().out
    assert (folder / "one.md").read_bytes() == ONE
