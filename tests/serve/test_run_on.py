from __future__ import annotations

from threading import Event

from octavo.doors.running import StoppedError
from octavo.findings import finding
from octavo.report import Report
from octavo.serve.run_on import RunOn

LONG = 10.0


class Runs:
    """Count runs, of which each waits until it is let go."""

    def __init__(self) -> None:
        """Begin with none."""
        self.begun, self.gate, self.count = Event(), Event(), 0

    def __call__(self) -> Report:
        """Run, and tell the number of the run as its time."""
        self.begun.set()
        assert self.gate.wait(LONG)
        self.count += 1
        return Report(seconds=self.count)


def test_what_changes_during_a_run_is_in_one_behind_it() -> None:
    runs, told, twice = Runs(), list[float](), Event()

    def tell(report: Report) -> None:
        told.append(report.seconds)
        if len(told) == 2:
            twice.set()

    on = RunOn(runs, tell)
    on.ask()
    assert runs.begun.wait(LONG)
    on.ask()
    on.ask()
    runs.gate.set()
    assert twice.wait(LONG)
    on.close(lambda: None)
    assert told == [1, 2]


def test_nobody_is_told_of_a_run_that_was_stopped() -> None:
    runs, told = Runs(), list[Report]()
    on = RunOn(runs, told.append)
    on.ask()
    assert runs.begun.wait(LONG)
    on.close(runs.gate.set)
    assert (runs.count, told) == (1, [])


def test_a_run_that_may_begin_nothing_is_the_last() -> None:
    ended, told = Event(), list[Report]()

    def run() -> Report:
        ended.set()
        raise StoppedError

    on = RunOn(run, told.append)
    on.ask()
    assert ended.wait(LONG)
    on.close(lambda: None)
    assert told == []


def test_a_run_that_nobody_asked_for_is_none() -> None:
    told: list[Report] = []
    RunOn(lambda: Report((finding("layout-failed", "words"),)), told.append).close(lambda: None)
    assert told == []


def test_a_file_that_goes_away_while_it_is_read_ends_no_thread() -> None:
    told, twice, count = list[Report](), Event(), [0]

    def run() -> Report:
        count[0] += 1
        if count[0] == 1:
            on.ask()
            raise FileNotFoundError
        return Report(seconds=count[0])

    def tell(report: Report) -> None:
        told.append(report)
        twice.set()

    on = RunOn(run, tell)
    on.ask()
    assert twice.wait(LONG)
    on.close(lambda: None)
    assert [each.seconds for each in told] == [2]
