from __future__ import annotations

from threading import Event, Timer, current_thread, main_thread

import pytest

from octavo.ahead import Ahead


def where(thing: list[int]) -> tuple[bool, int]:
    return current_thread() is main_thread(), len(thing)


def test_what_was_begun_is_made_elsewhere_and_what_was_not_here() -> None:
    begun, other = [1], [1, 2]
    with Ahead() as ahead:
        ahead.begin(where, begun)
        assert ahead.take(where, begun) == (False, 1)
        assert ahead.take(where, other) == (True, 2)


def test_things_that_are_alike_are_not_the_same() -> None:
    with Ahead() as ahead:
        ahead.begin(where, [1])
        assert ahead.take(where, [1]) == (True, 1)


def test_an_error_is_raised_where_the_value_is_asked_for() -> None:
    with Ahead() as ahead:
        ahead.begin(sum, thing := ["no number"])  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            ahead.take(sum, thing)  # type: ignore[arg-type]


def test_who_leaves_does_not_wait_for_what_is_not_begun() -> None:
    gate, made = Event(), list[int]()
    with Ahead() as ahead:
        ahead.begin(Event.wait, gate)
        ahead.begin(made.append, 1)
        Timer(0.05, gate.set).start()
    assert made == []
