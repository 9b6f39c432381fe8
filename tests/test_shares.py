"""Work is dealt out in its order, evenly, and all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.shares import rounds, shared


@given(weights=st.lists(st.integers(0, 50), max_size=40), hands=st.integers(1, 5))
def test_all_is_dealt_once_and_to_nobody_much_more_than_to_others(weights: list[int], hands: int) -> None:
    things = list(enumerate(weights))
    shares = list(shared(things, weights, hands))
    assert [thing for share in shares for thing in share] == things
    assert all(shares)
    assert len(shares) <= hands
    even = sum(weights) / hands
    assert all(sum(weight for _, weight in share) <= even + 2 * max(weights) for share in shares)


def test_one_thing_is_not_cut_and_nothing_is_no_share() -> None:
    assert list(shared(["long"], [9], 3)) == [["long"]]
    assert list(shared([], [], 3)) == []


@pytest.mark.parametrize(
    ("weight", "hands", "pieces"), [(0, 2, 2), (20, 2, 2), (21, 2, 4), (40, 2, 4), (41, 2, 6), (25, 1, 3)]
)
def test_no_piece_is_too_large_and_all_hands_have_as_many(weight: int, hands: int, pieces: int) -> None:
    assert rounds(weight, 10, hands) == pieces
