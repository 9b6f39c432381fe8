from __future__ import annotations

from pathlib import Path

from octavo.findings import Finding, finding
from octavo.report.excerpts import LARGEST, excerpts


def at(path: str | None, line: int | None) -> Finding:
    return finding("link-dead", "no such id", path=path, line=line)


def test_every_finding_gets_its_line(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part/one.md").write_text("# One\n\nWords\tand tabs \n", "utf-8")
    (tmp_path / "book.yaml").write_text("title: Ü\n", "utf-8")
    found = [at("part/one.md", 3), at("part/one.md", 3), at("part/one.md", 1), at("book.yaml", 1)]
    assert excerpts(found, tmp_path) == {
        ("part/one.md", 3): "Words\tand tabs ",
        ("part/one.md", 1): "# One",
        ("book.yaml", 1): "title: Ü",
    }


def test_lines_end_where_an_editor_ends_them(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeffone\r\ntwo\x0c\u2028still two\rthree".encode())
    found = [at("a.md", number) for number in range(1, 5)]
    assert list(excerpts(found, tmp_path).values()) == ["one", "two\x0c\u2028still two", "three"]


def test_what_has_no_line_gives_none(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n", "utf-8")
    assert excerpts([at(None, None), at("a.md", None), at("a.md", 0), at("a.md", 3)], tmp_path) == {}


def test_nothing_outside_the_folder_is_read(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (tmp_path / "secret.md").write_text("secret\n", "utf-8")
    (book / "link.md").symlink_to(tmp_path / "secret.md")
    found = [at("../secret.md", 1), at(str(tmp_path / "secret.md"), 1), at("link.md", 1)]
    assert excerpts(found, book) == {}


def test_a_file_that_cannot_be_shown_gives_no_line(tmp_path: Path) -> None:
    (tmp_path / "large.md").write_bytes(b"x\n" * (LARGEST // 2 + 1))
    (tmp_path / "latin.md").write_bytes(b"\xe9tude\n")
    (tmp_path / "folder.md").mkdir()
    names = ("large.md", "latin.md", "folder.md", "gone.md", "nul\0.md")
    assert excerpts([at(name, 1) for name in names], tmp_path) == {}
