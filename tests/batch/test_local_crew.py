"""Real books, made by real interpreters on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, Timer

import pytest

from octavo.batch.apart import Worker, make_apart
from octavo.batch.errand import Errand, LostError, Made
from octavo.batch.local_crew import LocalCrew
from octavo.batch.maker import maker
from octavo.batch.outcome import Outcome, State
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
    killed: list[str] = []

    def murderous(sent: Errand, hired: Callable[[Worker], None]) -> Made:
        def first(worker: Worker) -> None:
            hired(worker)
            if not killed:
                killed.append(sent.name)
                Timer(0.7, worker.kill).start()

        return make_apart(sent, first)

    monkeypatch.setattr("octavo.batch.local_crew.make_apart", murderous)
    order = Batch(folder, out, HTML, jobs=2)
    outcomes = made(order)
    assert {name: outcome.state for name, outcome in outcomes.items()} == {
        "a": State.BUILT,
        "b": State.BUILT,
        "wrong": State.ERRORS,
    }
    assert {name: outcome.tries for name, outcome in outcomes.items()} == {
        name: 2 if name in killed else 1 for name in outcomes
    }
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


def test_workers_stop_when_the_run_is_stopped(
    shelves: Shelves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workers: list[Worker] = []
    begun = Event()

    def watched(sent: Errand, hired: Callable[[Worker], None]) -> Made:
        def noted(worker: Worker) -> None:
            workers.append(worker)
            hired(worker)
            begun.set()

        return make_apart(sent, noted)

    monkeypatch.setattr("octavo.batch.local_crew.make_apart", watched)
    folder = shelves(["moby", "walden"])
    crew = LocalCrew(1)
    futures = [crew.send(errand(folder / name, tmp_path / name)) for name in ("moby", "walden")]
    begun.wait(20)
    crew.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [worker.poll() is None for worker in workers] == [False]
    assert futures[1].cancelled()
    assert not list(tmp_path.glob("*/*.html"))
