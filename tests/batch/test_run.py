from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from octavo.batch.errand import Errand, LostError, Made
from octavo.batch.journal import JOURNAL, Journal
from octavo.batch.outcome import Outcome, State
from octavo.batch.run import Ready, run

Came = Made | BaseException
SOUND = Made(0, 1, 0, 8, 7, "one.md:1: warning[x] words", 1.5, {"moby.epub": b"epub"})


@dataclass
class Actors:
    """A crew that gives what it is told to, one thing for each try, and SOUND when it is told no more."""

    script: dict[str, list[Came]] = field(default_factory=dict)
    hands: int = 2
    sent: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Gather."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Go home."""

    def send(self, errand: Errand) -> Future[Made]:
        """Give the next thing of the script."""
        self.sent.append(errand.name)
        lines = self.script.get(errand.name, [])
        came = lines.pop(0) if lines else SOUND
        future: Future[Made] = Future()
        if isinstance(came, Made):
            future.set_result(came)
        elif isinstance(came, InterruptedError):
            future.cancel()
            future.set_running_or_notify_cancel()
        else:
            future.set_exception(came)
        return future


def ready(out: Path, name: str, text: int = 1) -> Ready:
    errand = Errand(name, "folder", str(out / name), "cache", ("epub",), None, 1, 60, "maker")
    return Ready(errand, f"inputs of {name}", text)


def ran(out: Path, crew: Actors, *books: Ready, retries: int = 2) -> dict[str, Outcome]:
    told: list[Outcome] = []
    with Journal(out, fresh=False) as journal:
        outcomes = run(books, crew, journal, retries, told.append)
    assert list(outcomes) == told
    return {outcome.name: outcome for outcome in outcomes}


def test_the_longest_book_goes_first(tmp_path: Path) -> None:
    crew = Actors(hands=1)
    ran(tmp_path, crew, ready(tmp_path, "b", 5), ready(tmp_path, "a", 5), ready(tmp_path, "long", 9))
    assert crew.sent == ["long", "a", "b"]


def test_files_that_were_sent_back_are_placed_and_written_down_with_their_sums(tmp_path: Path) -> None:
    outcome = ran(tmp_path, Actors(), ready(tmp_path, "moby"))["moby"]
    assert (tmp_path / "moby/moby.epub").read_bytes() == b"epub"
    assert (outcome.state, outcome.pages, outcome.seconds) == (State.BUILT, 8, 1.5)
    assert list(outcome.outputs) == ["moby.epub"]
    assert (tmp_path / JOURNAL).read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("fault", [LostError("died"), ConnectionError("gone"), InterruptedError()])
def test_a_book_whose_worker_is_lost_is_tried_again_and_placed_once(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed: list[Path] = []
    monkeypatch.setattr("octavo.batch.run.place", lambda out, _: placed.append(out))
    crew = Actors({"moby": [fault, fault]})
    outcome = ran(tmp_path, crew, ready(tmp_path, "moby"), ready(tmp_path, "walden"))["moby"]
    assert (outcome.state, outcome.tries) == (State.BUILT, 3)
    assert sorted(placed) == [tmp_path / "moby", tmp_path / "walden"]


def test_after_so_many_tries_a_book_is_given_up_and_no_other(tmp_path: Path) -> None:
    crew = Actors({"moby": [LostError("died")] * 9})
    outcomes = ran(tmp_path, crew, ready(tmp_path, "moby"), ready(tmp_path, "walden"), retries=1)
    assert (outcomes["moby"].state, outcomes["moby"].tries, outcomes["moby"].first) == (
        State.UNMADE,
        2,
        "died",
    )
    assert outcomes["walden"].state is State.BUILT


def test_errors_of_a_book_and_bugs_are_not_tried_again(tmp_path: Path) -> None:
    wrong = Made(3, 0, 0, None, 7, "one.md:1: error[x] words", 1, {"report.json": b"{}"})
    crew = Actors({"moby": [wrong], "walden": [LostError("a bug", again=False)]})
    outcomes = ran(tmp_path, crew, ready(tmp_path, "moby"), ready(tmp_path, "walden"))
    assert sorted(crew.sent) == ["moby", "walden"]
    assert (outcomes["moby"].state, outcomes["walden"].state) == (State.ERRORS, State.UNMADE)
    assert (tmp_path / "moby/report.json").exists()
