from __future__ import annotations

import io
import threading

import pytest
from rich.console import Console
from rich.progress import Progress as RichProgress

from octavo.progress import Bars, Silent, shown


def test_nothing_is_drawn_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with shown(quiet=False) as progress, progress.stage("Reading", 2) as step:
        step("one.md")
        step()
    assert capsys.readouterr() == ("", "")


def test_nothing_is_drawn_when_asked_to_be_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)
    with shown(quiet=True) as progress:
        assert isinstance(progress, Silent)
    assert terminal.getvalue() == ""


def test_a_terminal_shows_each_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)
    with shown(quiet=False) as progress, progress.stage("Reading [bold]", 1) as step:
        step("one.md")
    assert "Reading [bold]" in terminal.getvalue()
    assert "1/1" in terminal.getvalue()


def test_steps_are_counted_from_many_threads() -> None:
    bars = RichProgress(console=Console(file=io.StringIO(), force_terminal=True), auto_refresh=False)
    with bars, Bars(bars).stage("Reading", 200) as step:

        def work() -> None:
            for number in range(50):
                step(str(number))

        workers = [threading.Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert bars.tasks[0].completed == 200


@pytest.mark.parametrize("steps", [0, 3])
def test_a_stage_ends_full(steps: int) -> None:
    bars = RichProgress(console=Console(file=io.StringIO()), auto_refresh=False)
    with Bars(bars).stage("Binding", steps) as step:
        step("leaf")
    assert bars.tasks[0].finished
