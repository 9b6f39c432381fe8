from __future__ import annotations

import pickle

from octavo.collate.spans import Span
from octavo.collate.written import Writing, Written


def written() -> Written:
    """Write down the letters `Calm,aboard.` as "Calm, " and "a" and "board."."""
    writing = Writing()
    writing.go_on("\n")
    writing.add(0, "Calm,")
    writing.go_on(" ")
    writing.add(5, "a")
    writing.add(6, "board.")
    writing.go_on("\n")
    return writing.written()


def test_pieces_are_given_as_they_were_written_but_for_white_before_the_first() -> None:
    assert list(written()) == [(0, "Calm, "), (5, "a"), (6, "board.\n")]
    assert list(Written()) == []


def test_words_are_those_of_a_span() -> None:
    assert written().words(Span(0, 12)) == "Calm, aboard."
    assert written().words(Span(2, 7)) == "lm, ab"
    assert written().words(Span(5, 5)) == ""
    assert Written().words(Span(0, 3)) == ""


def test_what_travels_is_the_same() -> None:
    assert pickle.loads(pickle.dumps(written())) == written()  # noqa: S301 -- what was pickled in the same line
