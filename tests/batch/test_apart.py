from __future__ import annotations

import pickle

import pytest

from octavo.batch.apart import make_apart
from octavo.batch.errand import Errand, LostError

ERRAND = Errand("moby", "folder", "out", "cache", ("epub",), None, 1, 60, "maker")


@pytest.mark.parametrize(
    ("program", "words", "again"),
    [
        ("import os; os.kill(os.getpid(), 9)", "its worker was ended by SIGKILL", True),
        ("raise SystemExit(75)", "there was not memory enough", True),
        ("raise SystemExit(78)", "the worker has another Octavo", False),
        ("raise KeyError('plate')", "a bug in Octavo, and no fault of the book: KeyError: 'plate'", False),
    ],
)
def test_how_a_worker_ends_tells_what_became_of_the_book_and_whether_to_try_again(
    program: str, words: str, *, again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("octavo.batch.apart.WORKER", ("-c", program))
    with pytest.raises(LostError) as caught:
        make_apart(ERRAND)
    assert caught.value.words.startswith(words)
    assert caught.value.again is again


def test_a_lost_book_keeps_its_story_from_machine_to_machine() -> None:
    came = pickle.loads(pickle.dumps(LostError("died", again=False)))  # noqa: S301 -- made here
    assert (came.words, came.again) == ("died", False)
