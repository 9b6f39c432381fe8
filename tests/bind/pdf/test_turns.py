from __future__ import annotations

from concurrent.futures import CancelledError

import pytest

from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.turns import Turns

LEAVES = ("long", "middle", "short")


def sheet(key: str, edition: str = "print") -> Sheet:
    return Sheet(key, None, edition, "x" * (100 - LEAVES.index(key)))


def taken(turns: Turns, last: str = "") -> Sheet:
    turn = turns.take(last)
    assert turn is not None
    return turn[0]


def test_the_longest_comes_first_and_then_the_same_leaf() -> None:
    turns = Turns()
    for edition in ("print", "screen"):
        for key in reversed(LEAVES):
            turns.add(sheet(key, edition))
    first = taken(turns)
    assert first == sheet("long")
    turns.done(first)
    assert taken(turns, "long") == sheet("long", "screen")


def test_a_leaf_in_work_is_left_to_its_hand_while_there_are_others() -> None:
    turns = Turns()
    for edition in ("print", "screen"):
        for key in LEAVES[:2]:
            turns.add(sheet(key, edition))
    assert [taken(turns).key, taken(turns).key] == ["long", "middle"]
    # Both that wait are in work: who has nothing to do takes one all the same.
    assert taken(turns) == sheet("long", "screen")


def test_what_waits_is_cancelled_and_what_is_cancelled_is_not_taken() -> None:
    turns = Turns()
    first, second = turns.add(sheet("long")), turns.add(sheet("short"))
    first.cancel()
    assert taken(turns) == sheet("short")
    third = turns.add(sheet("middle"))
    turns.clear()
    assert turns.take("") is None
    assert not second.done()
    with pytest.raises(CancelledError):
        third.result()
