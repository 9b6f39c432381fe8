from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from octavo.beside import Beside


def told(number: int) -> tuple[int, int]:
    """Say a number, and which process says it."""
    return number, os.getpid()


def refuse() -> None:
    """Raise what any work may raise."""
    message = "it is not to be done"
    raise ValueError(message)


def die(here: int) -> int:
    """End the process, but not the one it was sent from."""
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return here


def test_what_is_named_is_done_by_another_process() -> None:
    with Beside({"a"}, __name__) as beside:
        wait = beside.begin("a", partial(told, 1))
        assert beside.begin("b", partial(told, 2)) is None
        assert wait is not None
        number, process = wait()
    assert number == 1
    assert process != os.getpid()


def test_what_goes_wrong_there_is_raised_here() -> None:
    with Beside({"a"}, __name__) as beside:
        wait = beside.begin("a", refuse)
        assert wait is not None
        with pytest.raises(ValueError, match="not to be done"):
            wait()


def test_what_another_process_dies_of_is_done_here() -> None:
    with Beside({"a"}, __name__) as beside:
        wait = beside.begin("a", partial(die, os.getpid()))
        assert wait is not None
        assert wait() == os.getpid()


def test_an_error_here_does_not_wait_for_the_work() -> None:
    def interrupted() -> None:
        with Beside({"a"}, __name__) as beside:
            beside.begin("a", partial(signal.sigtimedwait, [signal.SIGUSR1], 120))
            raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - began < 60
