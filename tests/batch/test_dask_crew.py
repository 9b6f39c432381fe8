"""Real books on a real cluster of two workers; one of them is killed while it makes a book."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Thread

import pytest

from octavo import files
from octavo.cli import run
from octavo.orders.batch import Batch, batch
from octavo.progress import Silent
from tests.batch.conftest import Shelves, Warmed

distributed = pytest.importorskip("distributed", reason="Dask is not installed")


@pytest.fixture
def cluster(warmed: Warmed, tmp_path: Path) -> Iterator[str]:
    """Give the address of a scheduler with two workers, each a program of one thread."""
    warmed(tmp_path / "dask-scratch-space" / "octavo-cache")
    given = {
        "local_directory": str(tmp_path),
        "n_workers": 2,
        "threads_per_worker": 1,
        "dashboard_address": None,
        "silence_logs": 50,
    }
    with distributed.LocalCluster(processes=True, **given) as cluster:
        yield cluster.scheduler_address


def killed_midway(address: str, killed: list[int]) -> None:
    """Kill the first worker that has had a book for a second."""
    with distributed.Client(address, set_as_default=False) as client:
        pids = client.run(os.getpid)
        while not killed:
            time.sleep(0.2)
            before = client.processing()
            time.sleep(0.8)
            busy = [worker for worker, keys in client.processing().items() if {*keys} & {*before[worker]}]
            if len(busy) == 2:
                os.kill(pids[busy[0]], signal.SIGKILL)
                killed.append(pids[busy[0]])


def test_a_worker_is_killed_and_nothing_is_lost_and_nothing_placed_twice(
    cluster: str, shelves: Shelves, warmed: Warmed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a", "b", "c"]
    folder, out = shelves(names), tmp_path / "out"
    placed: Counter[str] = Counter()

    def counting(where: Path, content: Mapping[str, bytes]) -> None:
        placed[where.name] += 1
        files.place(where, content)

    monkeypatch.setattr("octavo.batch.run.place", counting)
    killed: list[int] = []
    murderer = Thread(target=killed_midway, args=(cluster, killed))
    murderer.start()
    results = batch(Batch(folder, out, frozenset({"html"}), scheduler=cluster), Silent())
    murderer.join()
    assert len(killed) == 1
    assert [(outcome.name, outcome.state.value) for outcome in results.outcomes] == [
        (name, "built") for name in names
    ]
    assert placed == Counter(names)
    assert len((out / "batch.jsonl").read_text().splitlines()) == len(names)
    warmed(tmp_path / "here" / ".cache")
    (tmp_path / "a.txt").write_text("shelves/a\n")
    here = batch(Batch(tmp_path / "a.txt", tmp_path / "here", frozenset({"html"})), Silent())
    assert here.outcomes[0].outputs == results.outcomes[0].outputs


def test_a_scheduler_that_does_not_answer_is_told(
    shelves: Shelves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("octavo.batch.dask_crew.PATIENCE", 0.5)
    call = ["batch", str(shelves(["a"])), "--out", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9"]
    assert run(call) == 2
    assert "the scheduler at tcp://127.0.0.1:9 does not answer" in capsys.readouterr().out


def test_without_dask_the_command_that_installs_it_is_told(
    shelves: Shelves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "octavo.batch.dask_crew", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    call = ["batch", str(shelves(["a"])), "--out", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9"]
    assert run(call) == 3
    assert "help: pip install octavo[dask]" in capsys.readouterr().out
