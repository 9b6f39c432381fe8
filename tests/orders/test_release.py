from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from octavo.cli import run
from octavo.compare import compare_folders
from octavo.orders import release as module
from octavo.orders.doctor import Found, Need
from tests.outputs.shelf import lend_typefaces
from tests.release.conftest import Git, git_in

TEXT = "# One\n\n" + "\n\n".join(
    f"Paragraph number {n} says something of its own.[^{n}]" for n in range(1, 30)
)
NOTES = "\n\n".join(f"[^{n}]: A note to the paragraph with the number {n}." for n in range(1, 30))
BOOK = "title: One\nchapters: [one.md]\neditions: {ebook: {}, small: {subjects: [Smallness]}}\n"


@dataclass(frozen=True)
class Shelf:
    """Hold a book of a few pages in its repository, and what its releases said."""

    book: Path
    git: Git
    said: dict[str, str]

    def folder(self, version: str) -> Path:
        """Give where a release lies."""
        return self.book / "build/release" / version


def begun(home: Path) -> Shelf:
    """Make a book of two editions, committed and tagged as 1.0.0; its typefaces were packed before."""
    shelf = Shelf(home / "repository", git_in(home), {})
    (shelf.book / "book.yaml").write_text(BOOK, "utf-8")
    (shelf.book / "one.md").write_text(f"{TEXT}\n\n{NOTES}\n", "utf-8")
    (shelf.book / "CHANGELOG.md").write_text("## 1.0.0\n\nThe first.\n", "utf-8")
    commit(shelf.git, "v1.0.0")
    lend_typefaces(shelf.book / "build/.cache")
    return shelf


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Give a book of which 1.0.0 was released, and then 1.1.0 with a note more."""
    shelf = begun(tmp_path_factory.mktemp("shelf"))
    shelf.said["1.0.0"] = said(shelf.book)
    more = TEXT.replace("number 3 says", "number 3 says that there is[^new], and repeats and repeats,")
    (shelf.book / "one.md").write_text(f"{more}\n\n{NOTES}\n\n[^new]: A new note.\n", "utf-8")
    (shelf.book / "book.yaml").write_text("title: One\nchapters: [one.md]\n", "utf-8")
    commit(shelf.git, "v1.1.0")
    shelf.said["1.1.0"] = said(shelf.book)
    return shelf


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Give the book before it was ever released."""
    return begun(tmp_path).book


def said(book: Path) -> str:
    with redirect_stdout(StringIO()) as stdout:
        assert released(book) == 0
    return stdout.getvalue()


def commit(git: Git, tag: str) -> None:
    git("add", ".")
    git("commit", "--quiet", "--message", tag)
    git("tag", tag)


def released(book: Path, *words: str) -> int:
    call = [
        "release",
        "--manuscript",
        str(book),
        "--out",
        str(book / "build"),
        "--without-judges",
        "--jobs",
        "2",
    ]
    return run([*call, "--quiet", *words])


def files(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))}


def verified(folder: Path) -> Sequence[str]:
    """Check the checksums, and give the names of the files that have one."""
    rows = [line.split("  ") for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    for digest, name in rows:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    return [name for _, name in rows]


def test_a_release_holds_all_that_was_made_and_what_was_found(shelf: Shelf) -> None:
    folder = shelf.folder("1.0.0")
    names = ["-cover.pdf", "-cover.png", "-print.pdf", "-web.zip", ".epub", ".html", ".pdf"]
    made = [slug + name for slug in ("one", "one-small") for name in names]
    reports = [
        f"{name}{edition}" for name in ("pagination", "report") for edition in (".json", "-small.json")
    ]
    told = [
        "CHANGELOG.md",
        "MOVED.md",
        "RELEASE.md",
        "one.metadata.json",
        "one-small.metadata.json",
        "moved.json",
        "report.html",
    ]
    assert sorted(verified(folder)) == sorted([*made, *reports, *told, "report-small.html"])
    assert sorted(files(folder)) == sorted([*verified(folder), "SHA256SUMS"])
    assert not list(folder.parent.parent.glob(".release-*"))
    assert "warning[release-unjudged]" in shelf.said["1.0.0"]
    assert "build/release/1.0.0/one-small.epub" in shelf.said["1.0.0"]


def test_a_release_says_what_it_was_made_from(shelf: Shelf) -> None:
    folder = shelf.folder("1.0.0")
    notes = (folder / "RELEASE.md").read_text("utf-8")
    assert f"commit `{shelf.git('rev-parse', 'v1.0.0')}` of 2026-03-01 10:00 UTC, tagged `v1.0.0`" in notes
    assert "Ace, veraPDF, axe-core and Nu were not asked" in notes
    assert (folder / "CHANGELOG.md").read_text("utf-8") == "# 1.0.0\n\nThe first.\n"
    with zipfile.ZipFile(folder / "one-web.zip") as archive:
        assert "one-web/index.html" in archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 3, 1, 10, 0, 0)}


def test_the_next_release_says_what_has_moved(shelf: Shelf) -> None:
    folder = shelf.folder("1.1.0")
    told = json.loads((folder / "moved.json").read_text("utf-8"))
    moves = told["editions"]["book"]
    assert (told["since"], moves["changed"]) == ("1.0.0", ["1"])
    notes = [(note["old"], note["new"]) for note in moves["notes"]]
    assert notes == [(None, "3"), *((str(n), str(n + 1)) for n in range(3, 30))]
    assert "| one | 29 | 30 |" in (folder / "MOVED.md").read_text("utf-8")
    assert (folder / "CHANGELOG.md").read_text("utf-8") == "# 1.1.0\n\n- v1.1.0\n"


def test_the_same_tag_gives_the_same_bytes_elsewhere(shelf: Shelf, tmp_path: Path) -> None:
    """The last release is not there, but its pagination is."""
    copy = tmp_path / "copy"
    shelf.git("clone", "--quiet", str(shelf.book), str(copy))
    since = shelf.folder("1.0.0")
    assert released(copy, "--since", str(since)) == 0
    assert compare_folders(files(shelf.folder("1.1.0")), files(copy / "build/release/1.1.0")) == ()


def test_other_files_under_the_same_version_are_refused(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shelf.folder("1.1.0")
    (folder / "one.metadata.json").write_text("{}\n", "utf-8")
    before = files(folder)
    assert released(shelf.book) == 1
    said = capsys.readouterr().out
    assert "error[release-exists]" in said
    assert "one.metadata.json, line 1" in said
    assert files(folder) == before


def test_with_an_error_there_is_no_release(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "one.md").write_text("# One\n\nWords.[^1]\n", "utf-8")
    assert released(book, "--version", "1.0.1") == 1
    assert "one.md:3:7: error[note-undefined]" in capsys.readouterr().out
    assert not (book / "build/release").exists()
    assert not list((book / "build").glob(".release-*"))


def test_a_trial_is_called_one(book: Path) -> None:
    (book / "book.yaml").write_text("title: One\nchapters: [one.md]\n", "utf-8")
    assert released(book) == 1
    assert not (book / "build/release").exists()
    assert released(book, "--version", "1.0.0") == 0
    assert [path.name for path in (book / "build/release").iterdir()] == ["1.0.0-trial"]
    assert "This is a trial" in (book / "build/release/1.0.0-trial/RELEASE.md").read_text("utf-8")


@pytest.mark.parametrize("content", [None, "{}"])
def test_a_last_release_that_tells_no_pages_is_refused(
    content: str | None, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    since = book.parent / "old.json"
    if content:
        since.write_text(content, "utf-8")
    assert released(book, "--since", str(since)) == 2
    assert "error[release-since]" in capsys.readouterr().out
    assert not (book / "build/release").exists()


def test_judges_that_are_not_installed_are_asked_for(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(needs: Sequence[Need]) -> tuple[Found, ...]:
        return tuple(Found(need, None) for need in needs)

    monkeypatch.setattr(module, "doctor", nobody)
    assert run(["release", "--manuscript", str(book), "--out", str(book / "build"), "--quiet"]) == 3
    said = capsys.readouterr().out
    assert "not installed: veraPDF; Ace, axe-core, Nu" in said
    assert "--without-judges" in said
