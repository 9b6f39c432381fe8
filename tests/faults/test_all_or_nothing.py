"""Outputs are those of one build, whole, whatever befalls it; what it leaves goes at the next run."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from octavo.errors import OctavoError
from octavo.files import locked, place
from octavo.founding import settle_in
from octavo.shelf import stock
from octavo.starter import starter_manuscript
from tests.faults.child import PROCESSES, ROOT, Child, awaited, digest, left, outputs, stop
from tests.outputs.shelf import lend_typefaces

needs_processes = pytest.mark.skipif(not PROCESSES.is_dir(), reason="the system does not list its processes")

TITLES = ("One", "Two")


@dataclass(frozen=True, slots=True)
class Bench:
    """Hold a book that has two states, what a build makes of each, and a folder in which both were built."""

    home: Path
    wanted: tuple[dict[str, str], dict[str, str]]

    @property
    def out(self) -> Path:
        """Give the folder of the outputs."""
        return self.home / "out"

    def title(self, number: int) -> None:
        """Give the book one of its two titles."""
        told = self.home / "book/book.yaml"
        lines = [
            line for line in told.read_text("utf-8").splitlines() if not line.startswith(("title:", "slug:"))
        ]
        told.write_text("\n".join([f"title: {TITLES[number]}", "slug: book", *lines, ""]), "utf-8")

    def call(self, out: Path | None = None) -> list[str]:
        """Give the words that order the book."""
        where = ["--manuscript", str(self.home / "book"), "--out", str(out or self.out)]
        return ["build", "html", "pdf", *where, "--quiet", "--jobs", "2"]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Build both states of a book, each in a folder where nothing stood."""
    home = tmp_path_factory.mktemp("bench")
    settle_in(home / "book", starter_manuscript("A Book", ["A. Author"], "en"))
    bench = Bench(home, ({}, {}))
    for number, wanted in enumerate(bench.wanted):
        bench.title(number)
        shutil.rmtree(home / "clean", ignore_errors=True)
        lend_typefaces(home / "clean/.cache")
        built = Child(home / "temporary").run(*bench.call(home / "clean"))
        assert built.returncode == 0, built
        wanted.update(outputs(home / "clean"))
        shutil.rmtree(home / "out", ignore_errors=True)
        (home / "clean").rename(home / "out")
    assert bench.wanted[0] != bench.wanted[1]
    return bench


@pytest.fixture
def child(bench: Bench, tmp_path: Path) -> Child:
    """Give Octavo with a temporary folder that nobody else uses, after a build of the second state."""
    bench.title(1)
    if outputs(bench.out) != bench.wanted[1]:
        # A trial before has failed, which is its own affair.
        Child(bench.home / "temporary").run(*bench.call())
    bench.title(0)
    return Child(tmp_path / "temporary")


def ended(running: subprocess.Popen[bytes], within: float) -> bool:
    """Wait for a child to end by itself; say whether it did."""
    return awaited(lambda: running.poll() is not None, within)


def again(bench: Bench, child: Child, number: int) -> None:
    """Build a state: it is what a clean build makes of it, and nothing is left of the one before."""
    bench.title(number)
    built = child.run(*bench.call())
    assert built.returncode == 0, built
    assert outputs(bench.out) == bench.wanted[number]
    assert left(bench.out) == []
    assert list(child.temporary.iterdir()) == []


def steps(name: str, home: Path) -> list[int]:
    """Run one of the trials of `steps.py`; each fails by itself."""
    call = [sys.executable, "-m", "tests.faults.steps", name, str(home)]
    ran = subprocess.run(call, cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S603 -- ours
    assert ran.returncode == 0, ran.stderr
    return [int(word) for word in ran.stdout.split()]


@pytest.mark.fault("77")
def test_whoever_is_killed_at_any_step_of_placing_leaves_the_old_outputs_or_the_new_ones(
    tmp_path: Path,
) -> None:
    steps_taken, moved, again_killed = steps("kills", tmp_path)
    assert 0 < moved < steps_taken
    assert again_killed > steps_taken


@pytest.mark.fault("76")
def test_a_disk_that_is_full_at_any_step_of_placing_changes_nothing_or_all(tmp_path: Path) -> None:
    steps_taken, kept = steps("errors", tmp_path)
    assert steps_taken > kept > 10


@pytest.mark.fault("77")
def test_a_manuscript_is_begun_whole_or_not_at_all(tmp_path: Path) -> None:
    steps_taken, whole = steps("beginnings", tmp_path)
    assert 0 < whole < steps_taken


def test_everything_is_on_the_disk_before_it_is_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    fsync = os.fsync

    def note(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink().name if PROCESSES.is_dir() else "")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", note)
    with locked(tmp_path, lambda: None):
        place(tmp_path, {"a.pdf": b"1", "web/b.html": b"2"})
    assert len(flushed) == 5
    if PROCESSES.is_dir():
        assert {"a.pdf", "b.html", "web"} <= {name.removesuffix(" (deleted)") for name in flushed[:3]}
        assert flushed[-1] == tmp_path.name


@pytest.mark.fault("77")
@needs_processes
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_build_that_is_asked_to_stop_undoes_what_it_did(
    number: signal.Signals, code: int, bench: Bench, child: Child
) -> None:
    before = outputs(bench.out)
    with child.begin(*bench.call()) as running:
        assert awaited(lambda: list(child.temporary.glob("octavo-run-*/octavo-*")), 60)
        ended, said = stop(running, number)
    assert (ended, said) == (code, "octavo: stopped; every output is as it was before, or whole\n")
    assert child.dead() == []
    assert outputs(bench.out) == before
    assert left(bench.out) == []
    assert list(child.temporary.iterdir()) == []


@pytest.mark.fault("77")
@needs_processes
def test_a_build_that_is_killed_at_a_random_moment_harms_nothing(
    bench: Bench, child: Child, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(request.config.getoption("--kills"))  # noqa: S311 -- nobody is to be kept from guessing
    state, lasts = 1, 4.0
    for turn in range(request.config.getoption("--kills")):
        bench.title(1 - state)
        number = (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT)[turn % 4]
        with child.begin(*bench.call()) as running:
            moment = chance.uniform(0, lasts)
            ended_by_itself = ended(running, moment)
            code, said = stop(running, number)
        # In its first moments Python itself answers.
        assert code in ({0} if ended_by_itself else {0, -number, 128 + number}), (moment, code, said)
        lasts = moment if ended_by_itself else lasts * 1.05
        assert child.dead() == [], moment
        now = outputs(bench.out)
        there = (bench.out / ".placing").exists()
        assert now in bench.wanted or there, f"after {moment} s"
        assert number == signal.SIGKILL or left(bench.out) == []
        state = 1 - state if code == 0 or turn % 3 == 0 else state
        again(bench, child, state)
    again(bench, child, 1)


@pytest.mark.fault("76")
@pytest.mark.parametrize("kilobytes", [1, 30, 150])
def test_a_disk_that_is_full_is_told_and_changes_nothing(kilobytes: int, bench: Bench, child: Child) -> None:
    before = outputs(bench.out)
    limited = ["sh", "-c", 'ulimit -f "$0"; exec "$@"', str(kilobytes * 2)]
    built = child.run(*bench.call(), under=limited)
    assert built.returncode == 1, built
    assert b"error[disk-write]" in built.stdout
    assert outputs(bench.out) == before
    assert left(bench.out) == []
    assert list(child.temporary.iterdir()) == []


@pytest.mark.fault("76")
def test_a_small_disk_that_is_full_is_told_and_changes_nothing(
    bench: Bench, child: Child, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:  # noqa: S603 -- ours
        pytest.skip("nobody may mount a disk here")
    try:
        (disk / "book.pdf").write_bytes(b"old")
        built = child.run(*bench.call(disk))
        assert built.returncode == 1, built.stderr.decode()
        assert b"error[disk-write]" in built.stdout
        assert outputs(disk) == {"book.pdf": digest(b"old")}
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 -- as above


@pytest.mark.fault("76")
def test_what_is_said_to_a_full_disk_is_an_error_and_no_bug() -> None:
    with Path("/dev/full").open("wb") as full:
        call = [sys.executable, "-m", "octavo", "explain"]
        told = subprocess.run(call, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603 -- ours
        silent = subprocess.run(call, cwd=ROOT, stdout=full, stderr=full, check=False)  # noqa: S603 -- ours
    assert (told.returncode, silent.returncode) == (1, 1)
    assert b"error[disk-write]" in told.stderr


@pytest.mark.fault("78")
def test_two_builds_at_once_wait_for_each_other_and_both_are_right(bench: Bench, child: Child) -> None:
    first, second = (child.begin(*bench.call()) for _ in range(2))
    said = [running.communicate(timeout=300)[0] for running in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0], said
    assert sorted(b"output-locked" in words for words in said) == [False, True]
    assert outputs(bench.out) == bench.wanted[0]
    assert left(bench.out) == []
    again(bench, child, 1)


@pytest.mark.fault("78")
def test_one_who_only_reads_sees_no_half_of_a_build(tmp_path: Path) -> None:
    with locked(tmp_path, lambda: None):
        place(tmp_path, {"book.epub": b"1"})
    (tmp_path / ".placing").mkdir()
    (tmp_path / ".placing/book.epub").write_bytes(b"2")
    assert [bound.files for bound in stock(tmp_path, "book")] == [{"book.epub": b"2"}]


def test_a_place_that_cannot_be_taken_lets_all_stand_where_it_stood(tmp_path: Path) -> None:
    with locked(tmp_path, lambda: None):
        place(tmp_path, {"a.pdf": b"old", "c/x": b"old", "z.pdf": b"old"})
        replace = Path.replace

        def refuse(path: Path, target: Path) -> Path:
            if path.name == "z.pdf" and path.parent.name == ".placing":
                raise PermissionError(1, "Operation not permitted")
            return replace(path, target)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", refuse)
            with pytest.raises(OctavoError, match="cannot be written"):
                place(tmp_path, {"a.pdf": b"new", "b.pdf": b"new", "c/y": b"new", "z.pdf": b"new"})
    assert outputs(tmp_path) == dict.fromkeys(("a.pdf", "c/x", "z.pdf"), digest(b"old"))
    assert left(tmp_path) == []
