"""Run through a list of books: hand them out, the longest first, and settle each as it comes back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

from octavo.batch.crew import Crew
from octavo.batch.errand import Errand, LostError, Made
from octavo.batch.journal import Journal, sums
from octavo.batch.outcome import Outcome, State
from octavo.files import locked, place

__all__ = ["Ready", "run"]


@dataclass(frozen=True, slots=True)
class Ready:
    """Hold a book to be made: its errand, the hash of its inputs, its length, and which try this is."""

    errand: Errand
    inputs: str
    text: int
    tries: int = 1


def run(
    books: Iterable[Ready], crew: Crew, journal: Journal, retries: int, told: Callable[[Outcome], None]
) -> tuple[Outcome, ...]:
    """Have all books made, and give what became of each; `told` is given them one by one.

    A book that was lost with its worker is tried again, so often as `retries` says. Each is placed and
    written down by this one program alone. Raises OctavoError when the disk cannot be written.
    """
    waiting = deque(sorted(books, key=lambda ready: (-ready.text, ready.errand.name)))
    away: dict[Future[Made], Ready] = {}
    outcomes = []
    while waiting or away:
        while waiting and len(away) < crew.hands:
            ready = waiting.popleft()
            away[_sent(crew, ready.errand)] = ready
        for future in wait(away, return_when=FIRST_COMPLETED).done:
            ready = away.pop(future)
            came = _came(future)
            if isinstance(came, LostError) and came.again and ready.tries <= retries:
                waiting.append(replace(ready, tries=ready.tries + 1))
                continue
            outcome = _settled(ready, came)
            journal.write(outcome)
            told(outcome)
            outcomes.append(outcome)
    return tuple(outcomes)


def _sent(crew: Crew, errand: Errand) -> Future[Made]:
    try:
        return crew.send(errand)
    except LostError as error:
        failed: Future[Made] = Future()
        failed.set_exception(error)
        return failed


def _came(future: Future[Made]) -> Made | LostError:
    """Give what came back; by an error of the crew's own kind the worker is lost, not the book."""
    if future.cancelled():
        return LostError("it was taken from its worker, or the scheduler is gone")
    error = future.exception()
    if error is None:
        return future.result()
    return error if isinstance(error, LostError) else LostError(f"{type(error).__name__}: {error}")


def _settled(ready: Ready, came: Made | LostError) -> Outcome:
    name = ready.errand.name
    if isinstance(came, LostError):
        return Outcome(name, ready.inputs, State.UNMADE, ready.tries, first=came.words)
    out = Path(ready.errand.out)
    if came.files is not None:
        with locked(out, lambda: None):
            place(out, came.files)
    return Outcome(
        name,
        ready.inputs,
        State.ERRORS if came.errors else State.BUILT,
        ready.tries,
        came.seconds,
        came.pages,
        came.words,
        came.errors,
        came.warnings,
        came.notes,
        came.first,
        sums(out),
    )
