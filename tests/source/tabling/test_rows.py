from __future__ import annotations

import pytest

from octavo.source.tabling.rows import Row, TooMuchError, delimiter_of, ragged, read_rows, squared


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b;c,d\n", ","),
        ("\na;b\n1,2;3\n", ";"),
        ("a\tb\n", "\t"),
        ("a\n", ","),
        ('"a;b;c",d\n', ","),
        ("", ","),
        ("1,1`\rx\n", ","),
        (f"{'x' * 140_000};b\n", ","),
    ],
)
def test_the_first_line_shows_what_stands_between_values(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_row_knows_in_which_line_it_begins() -> None:
    rows = read_rows('a,"b\nc"\n\n1,"say ""so"", then"\n', ",", 10)
    assert rows == (Row(1, ("a", "b\nc")), Row(4, ("1", 'say "so", then')))


@pytest.mark.parametrize("text", ['a,"b\n', '"a"b,c\n'])
def test_a_quotation_that_is_broken_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_rows(text, ",", 10)


def test_a_table_has_an_end() -> None:
    assert len(read_rows("a,b\n" * 5, ",", 10)) == 5
    with pytest.raises(TooMuchError):
        read_rows("a,b\n" * 6, ",", 10)


def test_rows_of_other_lengths_are_known_and_nothing_is_cut() -> None:
    rows = (Row(1, ("a", "b")), Row(2, ("1",)), Row(3, ("1", "2")), Row(4, ("1", "2", "3")))
    assert ragged(rows) == (2, (rows[1], rows[3]))
    assert [row.values for row in squared(rows)] == [
        ("a", "b", ""),
        ("1", "", ""),
        ("1", "2", ""),
        ("1", "2", "3"),
    ]
