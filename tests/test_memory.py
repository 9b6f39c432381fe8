from __future__ import annotations

from octavo.memory import Memory


def test_what_was_made_from_something_equal_is_not_made_again() -> None:
    memory, made = Memory(), []

    def make() -> str:
        made.append(1)
        return "value"

    assert [memory.recall("place", [number], make) for number in (1, 1, 2, 2)] == ["value"] * 4
    assert len(made) == 2


def test_a_place_keeps_the_last_value_alone() -> None:
    memory = Memory()
    memory.keep("place", 1, "one")
    memory.keep("place", 2, "two")
    assert memory.look_up("place", 1) is None
    assert memory.look_up("place", 2) == "two"


def test_what_is_not_asked_for_between_two_turns_is_forgotten() -> None:
    memory = Memory()
    memory.keep("asked", 1, "a")
    memory.keep("idle", 1, "b")
    memory.turn()
    assert memory.look_up("asked", 1) == "a"
    memory.turn()
    assert memory.look_up("idle", 1) is None
    assert memory.look_up("asked", 1) == "a"
