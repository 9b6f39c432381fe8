"""Build every bad book through the command, and hold what it says against what is expected of it."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from octavo.cli import run
from tests.faults.cases import BAD, Case, Expected, Found, cases
from tests.faults.outputs import read_outputs
from tests.outputs.shelf import lend_typefaces

#: A finding, as the report for programs tells it.
Told = dict[str, Any]

CASES = {case.name: case for case in cases()}
FULL = os.environ.get("OCTAVO_FAULTS") == "full"
#: What lay in the folder of the outputs before, and must lie there still where nothing is put in place.
BEFORE = ("a-book.epub", "a-book.html", "a-book-print.pdf", "a-book.pdf", "web/index.html")
#: What a build keeps beside its outputs, whatever it found.
BESIDE = {".cache", ".lock", "report.html", "report.json"}


def _marked(case: Case) -> Any:  # noqa: ANN401 -- pytest does not name the type
    return pytest.param(case, id=case.name, marks=pytest.mark.fault(case.row))


@pytest.mark.parametrize("case", [_marked(case) for case in CASES.values()])
def test_a_bad_book_gets_the_answer_that_is_expected(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = case.expected()
    out = _build(case, expected, tmp_path, capsys)
    if expected.exit:
        assert {name: (out / name).read_bytes() for name in BEFORE} == dict.fromkeys(BEFORE, b"old")
        there = {path.name for path in out.iterdir()}
        assert there <= {*BESIDE, *(name.partition("/")[0] for name in BEFORE)}
        return
    outputs = read_outputs(out)
    assert outputs
    for name, words in outputs.items():
        assert [each for each in expected.holds if each not in words] == [], name
        assert [each for each in expected.lacks if each in words] == [], name
    made = [path for path in out.rglob("*") if path.relative_to(out).parts[0] not in BESIDE]
    files = [path for path in made if path.is_file()]
    assert not [path for path in files for each in expected.lacks_bytes if each.encode() in path.read_bytes()]
    if expected.sizes:
        assert list(_sizes(out / "web/images")) == list(expected.sizes)
    if expected.same_as:
        other = CASES[f"{case.name.rpartition('/')[0]}/{expected.same_as}"]
        beside = _build(other, other.expected(), tmp_path / "other", capsys)
        assert _bytes(out) == _bytes(beside)


@pytest.mark.parametrize("folder", sorted(path for path in BAD.iterdir() if path.is_dir()), ids=str)
def test_every_bad_book_says_what_is_expected(folder: Path) -> None:
    assert [case for case in CASES.values() if case.folder.is_relative_to(folder)]


def _build(case: Case, expected: Expected, place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    book, out = place / "book", place / "out"
    place.mkdir(exist_ok=True)
    case.lay_out(book, full=FULL)
    for name in BEFORE:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(b"old")
    lend_typefaces(out / ".cache")
    before, started = _bytes(book), _worked()
    formats = expected.formats + (expected.also if FULL else ())
    words = ["build", *formats, "--manuscript", str(book), "--out", str(out), "--jobs", "2"]
    code = run([*words, "--report", "json", "--quiet"])
    taken, told = _worked() - started, capsys.readouterr()
    assert _difference(json.loads(told.out)["findings"], expected.found) == ([], [])
    assert (code, told.err) == (expected.exit, "")
    assert taken < expected.seconds
    assert _bytes(book) == before
    return out


def _worked() -> float:
    """Give the seconds for which this process and what it started worked, however busy the machine is."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def _difference(told: list[Told], expected: tuple[Found, ...]) -> tuple[list[Told], list[Found]]:
    """Give the findings that nobody expected, and those that were expected and are not there."""
    wanted, unexpected = list(expected), []
    for finding in told:
        match = next((each for each in wanted if _fits(each, finding)), None)
        if match is None:
            unexpected.append(finding)
        else:
            wanted.remove(match)
    return unexpected, wanted


def _fits(expected: Found, told: Told) -> bool:
    same = all(told[name] == getattr(expected, name) for name in ("code", "severity", "path", "line"))
    column = expected.column is None or expected.column == told["column"]
    return same and column and expected.says in f"{told['message']} {told['hint']}"


def _sizes(folder: Path) -> Iterator[list[int]]:
    """Give width and height of every picture of a web book but the cover that Octavo draws."""
    for path in sorted(folder.iterdir()):
        if not path.name.startswith("octavo-cover"):
            with Image.open(path) as picture:
                yield list(picture.size)


def _bytes(folder: Path) -> dict[str, str]:
    """Give a digest of every file in a folder but those that tell of the build itself."""
    told = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.partition("/")[0] in BESIDE or path.is_symlink() or not stat.S_ISREG(path.lstat().st_mode):
            continue
        told[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return told
