from __future__ import annotations

from octavo.collate.moorings import FAR, NEAR, between, moor, stretch

WORDS = "".join(f"word{number}and" for number in range(400))


def test_a_text_is_moored_wherever_its_source_has_the_same_letters() -> None:
    source = WORDS[:900] + "linktargetthatisnotprinted" * 3 + WORDS[900:]
    moorings = moor(WORDS, source, NEAR)
    assert all(WORDS[at : at + 24] == source[place : place + 24] for at, place in moorings)
    assert [place - at for at, place in moorings if at < 870] == [0] * len(
        [1 for at, _ in moorings if at < 870]
    )
    assert moorings[-1][1] - moorings[-1][0] == 78


def test_a_refrain_moors_nothing() -> None:
    assert moor("sing" * 100, "sing" * 120, NEAR) == ()


def test_a_place_lies_between_its_moorings() -> None:
    moorings = ((0, 10), (100, 200))
    assert between(moorings, 40, "x" * 500) == (10, 224, 50)
    assert between(moorings, 130, "x" * 500) == (200, 524, 230)


def test_without_moorings_a_place_may_be_anywhere() -> None:
    assert between((), 3, "x" * 50) == (0, 74, 3)


def test_a_place_is_found_by_moorings_near_it() -> None:
    address = "linktargetthatisnotprinted" * 3
    source = WORDS[:900] + address + WORDS[900:]
    far = moor(WORDS, source, FAR)
    for at in (0, 500, 890, 910, 2000, len(WORDS) - 5):
        first, last, likely = stretch(WORDS, source, far, at)
        there = at if at < 900 else at + len(address)
        assert first <= there <= last
        assert last - first < 300
        assert likely == there
