from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.report.caret import set_line, width

FITS = [
    # line, column, words, offset of the caret
    ("plain words", 7, "plain words", 6),
    ("plain words", 1, "plain words", 0),
    ("plain words", 12, "plain words", 11),
    ("plain words", 99, "plain words", 11),
    ("\tx\ty", 2, "    x   y", 4),
    ("\tx\ty", 4, "    x   y", 8),
    ("日本の本", 3, "日本の本", 4),
    ("\uff26ull", 2, "\uff26ull", 2),
    ("e\u0301a\u0308x", 5, "e\u0301a\u0308x", 2),
    ("a\x1b[31mb", 7, "a\\x1b[31mb", 9),
    ("a\u202eb", 3, "a\\u202eb", 7),
    ("soft\u00adhyphen", 6, "soft\\xadhyphen", 8),
    ("", 1, "", 0),
]


@pytest.mark.parametrize(("line", "column", "words", "offset"), FITS)
def test_the_caret_stands_under_its_letter(line: str, column: int, words: str, offset: int) -> None:
    shown = set_line(line, column, 40)
    assert (shown.words, shown.offset) == (words, offset)


CUT = [
    # column, words; the room is 20 columns
    (1, "0123456789abcdefgh…", "0"),
    (11, "0123456789abcdefgh…", "a"),
    (12, "…123456789abcdefghi…", "b"),
    (13, "…23456789abcdefghij…", "c"),
    (20, "…9abcdefghijklmnopq…", "j"),
    (36, "…ijklmnopqrstuvwxyz", "z"),
    (37, "…ijklmnopqrstuvwxyz", ""),
    (None, "0123456789abcdefgh…", ""),
]


@pytest.mark.parametrize(("column", "words", "letter"), CUT)
def test_a_long_line_is_cut_around_the_column(column: int | None, words: str, letter: str) -> None:
    shown = set_line("0123456789abcdefghijklmnopqrstuvwxyz", column, 20)
    assert (shown.words, shown.at) == (words, letter)


def test_a_long_escape_does_not_push_the_letter_out() -> None:
    assert set_line("000\U00018cd6\U00018cd6", 5, 20).at == r"\U00018cd6"


@given(st.text(max_size=120), st.integers(min_value=1, max_value=130), st.integers(20, 90))
def test_no_line_is_wider_than_its_room_or_loses_the_letter(line: str, column: int, room: int) -> None:
    shown = set_line(line, column, room)
    assert width(shown.words) <= room
    assert shown.words.isprintable()
    if column <= len(line):
        letter = line[column - 1]
        assert shown.at == letter or not letter.isprintable()
        assert shown.at
