"""Real books, made by real interpreters on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from octavo.batch.apart import make_apart
from octavo.batch.errand import Errand, LostError
from octavo.batch.journal import Journal
from octavo.batch.maker import maker
from octavo.batch.outcome import Outcome, State
from octavo.doors.running import leading
from octavo.files import locked
from octavo.orders.batch import Batch, batch
from octavo.progress import Silent
from tests.batch.conftest import Shelves, Warmed

HTML = frozenset({"html"})


def errand(folder: Path, out: Path) -> Errand:
    cache = str(out / ".cache")
    return Errand("moby", str(folder), str(out), cache, ("html",), None, 1, 300, maker())


def made(order: Batch) -> dict[str, Outcome]:
    return {outcome.name: outcome for outcome in batch(order, Silent()).outcomes}


def test_a_worker_that_is_killed_costs_one_try_and_a_second_run_makes_only_what_it_must(
    shelves: Shelves, warmed: Warmed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = shelves(["a", "b", "wrong"]), tmp_path / "out"
    warmed(out / ".cache")
    (folder / "wrong/one.md").write_text("# Wrong\n\nA marker.[^9]\n")
    killed: list[int] = []

    def watched(leader: int) -> AbstractContextManager[None]:
        if not killed:
            killed.append(leader)
            Timer(0.7, os.kill, (leader, signal.SIGKILL)).start()
        return leading(leader)

    monkeypatch.setattr("octavo.doors.program.leading", watched)
    order = Batch(folder, out, HTML, jobs=2)
    outcomes = made(order)
    assert {name: outcome.state for name, outcome in outcomes.items()} == {
        "a": State.BUILT,
        "b": State.BUILT,
        "wrong": State.ERRORS,
    }
    assert sorted(outcome.tries for outcome in outcomes.values()) == [1, 1, 2]
    assert len((out / "batch.jsonl").read_text().splitlines()) == 3
    assert all((out / name / f"the-book-{name}.html").is_file() for name in "ab")
    assert "note-undefined" in (out / "wrong/report.json").read_text()
    assert outcomes["wrong"].first == "one.md:3:10: error[note-undefined] the marker [^9] has no note"

    (folder / "wrong/one.md").write_text("# Right\n\nA marker.\n")
    again = made(order)
    assert {name: outcome.state for name, outcome in again.items()} == {
        "a": State.KEPT,
        "b": State.KEPT,
        "wrong": State.BUILT,
    }
    told = json.loads((out / "batch.json").read_text())
    assert told["counts"] == {"built": 1, "kept": 2, "with errors": 0, "not made": 0}


def test_a_folder_with_wrong_settings_gets_a_report_and_what_was_left_half_written_goes(
    tmp_path: Path,
) -> None:
    (tmp_path / "moby").mkdir()
    (tmp_path / "moby/book.yaml").write_text("titel: Moby\n")
    (tmp_path / "out/.new-left").mkdir(parents=True)
    came = make_apart(errand(tmp_path / "moby", tmp_path / "out"))
    assert came.errors
    assert "setting-unknown" in (tmp_path / "out/report.json").read_text()
    assert "setting-unknown" in (tmp_path / "out/report.html").read_text()
    assert not (tmp_path / "out/.new-left").exists()


def test_a_book_that_takes_too_long_is_stopped_and_not_tried_again(shelves: Shelves, tmp_path: Path) -> None:
    with pytest.raises(LostError, match=r"more than 0\.005 minutes") as caught:
        make_apart(replace(errand(shelves(["moby"]) / "moby", tmp_path / "out"), seconds=0.3))
    assert not caught.value.again


def test_another_octavo_is_refused(shelves: Shelves, tmp_path: Path) -> None:
    with pytest.raises(LostError, match="another Octavo") as caught:
        make_apart(replace(errand(shelves(["moby"]) / "moby", tmp_path / "out"), maker="another"))
    assert not caught.value.again


def test_a_run_that_is_stopped_keeps_what_is_done_and_leaves_nobody_at_work(
    shelves: Shelves, warmed: Warmed, tmp_path: Path
) -> None:
    folder, out = shelves(["a", "b", "c", "d"]), tmp_path / "out"
    warmed(out / ".cache")
    call = ["batch", str(folder), "html", "--out", str(out), "--jobs", "1"]
    with subprocess.Popen(  # noqa: S603 -- our own command
        [sys.executable, "-m", "octavo", *call], stderr=subprocess.PIPE
    ) as running:
        while not (out / "batch.jsonl").exists() or not (out / "batch.jsonl").read_bytes():
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        assert b"stopped; every output is as it was before, or whole" in running.communicate(timeout=30)[1]
    assert running.returncode == 130
    done = (out / "batch.jsonl").read_text().splitlines()
    assert 1 <= len(done) < 4
    with Journal(out, fresh=False) as journal:
        kept = json.loads(done[0])
        assert journal.kept(kept["name"], kept["inputs"]) is not None
    # Who still worked would hold the lock of his folder.
    for name in ("a", "b", "c", "d"):
        with locked(out / name, lambda: pytest.fail("somebody is at work")):
            pass
