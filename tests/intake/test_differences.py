from __future__ import annotations

from octavo.intake.differences import compare, excuse
from octavo.intake.letters import reduce

LONG = "The river came up the Wednesday before Easter, which nobody had expected at all in that year. "
MORE = "By six in the evening there were two inches on the floor of the press room, and by eight nine. "
NOTE = "The day-book is in private hands, and was read for two afternoons in pencil. "


def missing(source: str, made: str) -> list[str]:
    return [stretch.letters for stretch in compare(reduce(source), reduce(made)).missing]


def added(source: str, made: str) -> list[str]:
    return [stretch.letters for stretch in compare(reduce(source), reduce(made)).added]


def test_equal_letters_differ_in_nothing() -> None:
    assert missing(LONG + "--", f"*{LONG}*") == added(LONG, LONG) == []


def test_what_is_lost_is_missing() -> None:
    assert missing(LONG + "Boats. " + MORE, LONG + MORE) == ["Boats"]


def test_what_comes_to_it_is_added() -> None:
    assert added(LONG + MORE, LONG + "Boats. " + MORE) == ["Boats"]


def test_a_note_moved_to_its_marker_is_neither() -> None:
    assert missing(LONG + MORE + NOTE, LONG + NOTE + MORE) == []
    assert added(LONG + MORE + NOTE, LONG + NOTE + MORE) == []


def test_notes_moved_leave_their_numbers_missing() -> None:
    other = (
        "He was wrong by about a tenth in most cases, always in the same direction, since he had long legs. "
    )
    source = f"{LONG}1 {MORE}2 {LONG} 1. {NOTE} 2. {other}"
    assert sorted(missing(source, LONG + NOTE + MORE + other + LONG)) == ["1", "1", "2", "2"]


def test_a_letter_changed_is_both() -> None:
    assert missing(LONG.replace("river", "liver"), LONG) == ["l"]
    assert added(LONG.replace("river", "liver"), LONG) == ["r"]


def test_a_loss_excuses_its_letters_once() -> None:
    stretches = compare(reduce(f"{LONG}Boats. {MORE}Boats. {LONG}"), reduce(LONG + MORE + LONG)).missing
    assert excuse(stretches, ["Boats.", "Boats"]) == ()
    assert [each.letters for each in excuse(stretches, ["Boats."])] == ["Boats"]


def test_a_stretch_can_be_made_up_of_several_losses() -> None:
    stretches = compare(reduce(f"Title. A Name. {LONG}"), reduce(LONG)).missing
    assert excuse(stretches, ["A Name", "Title"]) == ()


def test_other_letters_excuse_nothing() -> None:
    stretches = compare(reduce(f"{LONG}Boats. {MORE}"), reduce(LONG + MORE)).missing
    assert len(excuse(stretches, ["Ships and carts"])) == 1
