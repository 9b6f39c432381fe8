from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.batch.outcome import Outcome, State
from octavo.batch.table import Results
from octavo.cli import run
from octavo.orders.batch import Batch
from octavo.progress import Progress


def result(monkeypatch: pytest.MonkeyPatch, state: State) -> list[Batch]:
    """Let every run come to this, and give what was ordered."""
    orders: list[Batch] = []

    def made(order: Batch, _: Progress) -> Results:
        orders.append(order)
        return Results((Outcome("moby", "1", state),), 1)

    monkeypatch.setattr("octavo.orders.batch.batch", made)
    return orders


@pytest.mark.parametrize(
    ("state", "code"), [(State.BUILT, 0), (State.KEPT, 0), (State.ERRORS, 1), (State.UNMADE, 1)]
)
def test_the_exit_code_says_whether_all_is_well(
    state: State, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = result(monkeypatch, state)
    call = [
        "batch",
        str(tmp_path),
        "pdf",
        "epub",
        "--minutes",
        "5",
        "--retries",
        "0",
        "--fresh",
        "--jobs",
        "3",
    ]
    assert run(call) == code
    formats = frozenset({"pdf", "epub"})
    assert orders == [Batch(tmp_path, Path("build"), formats, jobs=3, retries=0, minutes=5, fresh=True)]


def test_results_can_be_told_to_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result(monkeypatch, State.BUILT)
    run(["batch", str(tmp_path), "--report", "json"])
    assert json.loads(capsys.readouterr().out)["counts"]["built"] == 1


def test_a_wrong_list_is_told_with_its_line_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "spring.txt").write_text("moby\n")
    assert run(["batch", str(tmp_path / "spring.txt"), "--out", str(tmp_path / "out")]) == 2
    assert "spring.txt:1:1: error[batch-list] there is no folder" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
