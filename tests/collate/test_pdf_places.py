from __future__ import annotations

from octavo.collate.facts import Span
from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_places import PagePlaces


def places() -> PagePlaces:
    """Give a page of two lines, at 700 and at 400 pt, of ten letters each."""
    made = PagePlaces()
    made.add(0, Box(50, 690, 300, 700), Span(0, 10))
    made.add(0, Box(50, 390, 300, 400), Span(10, 20))
    return made


def test_a_goal_shows_the_letters_below_it_to_their_end() -> None:
    assert places().shown(0, 700) == Span(0, 10)


def test_a_goal_at_the_end_of_a_last_line_is_shown() -> None:
    assert places().shown(0, 412) == Span(10, 20)


def test_a_goal_below_all_letters_is_their_end() -> None:
    assert places().shown(0, 100) == Span(20, 20)
