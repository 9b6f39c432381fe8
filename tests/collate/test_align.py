from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from octavo.collate.align import Hunk, align
from octavo.collate.facts import Span

WORDS = "".join(f"{number * 2654435761 % 2**32:x}s" for number in range(60_000))


def applied(expected: str, observed: str) -> str:
    """Make the observed text of the expected one, by the hunks alone."""
    made, place = "", 0
    for hunk in align(expected, observed).hunks:
        made += expected[place : hunk.expected.start] + observed[hunk.observed.start : hunk.observed.end]
        place = hunk.expected.end
    return made + expected[place:]


@given(st.text("ab", max_size=60), st.text("ab", max_size=60))
def test_hunks_tell_all_the_difference(expected: str, observed: str) -> None:
    assert applied(expected, observed) == observed


@given(st.integers(0, 1900), st.integers(0, 60), st.text("xyz", max_size=40))
def test_one_change_is_one_hunk(place: int, length: int, put: str) -> None:
    before = WORDS[:2000]
    after = before[:place] + put + before[place + length :]
    hunks = align(before, after).hunks
    assert applied(before, after) == after
    assert len(hunks) <= 1


def test_a_place_is_mapped_back() -> None:
    expected, observed = WORDS[:500], WORDS[:100] + "xyz" + WORDS[100:300] + WORDS[350:500]
    alignment = align(expected, observed)
    assert alignment.back(50) == Span(50, 50)
    assert alignment.back(101) == Span(100, 100)
    assert alignment.back(200) == Span(197, 197)
    assert alignment.back(400) == Span(447, 447)
    assert alignment.hunks[0] == Hunk(Span(100, 100), Span(100, 103))


def test_a_long_text_takes_no_long_time() -> None:
    moved = WORDS[200_000:] + WORDS[:200_000]
    started = time.monotonic()
    assert len(align(WORDS, moved).hunks) == 2
    assert align(WORDS, WORDS[::-1]).hunks
    assert time.monotonic() - started < 10
