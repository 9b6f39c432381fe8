"""Tables of spaces: what is surely one, and what only looks like one."""

from __future__ import annotations

import pytest

from octavo.intake.draft import Source
from octavo.intake.plain import read_plain
from octavo.intake.plain.columns import columns_of, is_gapped
from octavo.intake.plain.lines import lines_of
from tests.intake.plain.reading_back import differences

SURE = {
    "three rows of two": "one    a\ntwo    b\nthree  c",
    "two rows of three": "one  a  1\ntwo  b  2",
    "tabs": "one\ta\nlonger than that\tb\ntwo\tc",
    "set in": "      one    a\n      two    b\n      three  c",
    "an empty cell": "one    a  b\ntwo       c\nthree  d  e",
    "letters of other scripts": "ერთი   თვალი\nორი     ყური\nსამი    კბილი",
}
UNSURE = {
    "two rows of two": "one    a\ntwo    b",
    "one space": "one a\ntwo b\nsix c",
    "a list": "1.  one thing\n2.  another\n3.  a third",
    "bullets": "-   one\n-   two\n-   three",
    "a row that goes on": "one    a\n       and more\ntwo    b\nthree  c",
    "prose": "It is said, and said again,  that\nthe corner had never once been open. No\none had asked.",
    "columns that do not meet": "one  a\nthirteen  b\nsixty-six hundred  c",
    "one line": "one    a    b",
}


@pytest.mark.parametrize("name", SURE)
def test_columns_that_are_sure_are_a_table(name: str) -> None:
    columns = columns_of(lines_of(SURE[name]))
    assert columns
    assert len({len(row) for row in columns.rows}) == 1


@pytest.mark.parametrize("name", UNSURE)
def test_what_is_not_sure_is_none(name: str) -> None:
    assert columns_of(lines_of(UNSURE[name])) is None


@pytest.mark.parametrize(
    ("text", "headed", "numbers"),
    [
        ("Year   Corks\n1911      12\n1912   1,304", True, (True, True)),
        ("name   what\n----   ----\nAnn    cork\nBen    stick", True, (False, False)),
        ("1911   12\n1912   13\n1913   14", False, (True, True)),
        ("Ann    cork\nBen    stick\nCyd    bread", False, (False, False)),
        ("a      -3\nb     5 %\nc    £4.50", False, (False, True)),
    ],
)
def test_heads_and_numbers_are_known(text: str, headed: bool, numbers: tuple[bool, ...]) -> None:  # noqa: FBT001 -- expected
    columns = columns_of(lines_of(text))
    assert columns
    assert (columns.headed, columns.numbers) == (headed, numbers)


def test_lines_with_wide_gaps_are_kept_where_columns_are_not_sure() -> None:
    assert is_gapped(lines_of("one      at last\n     two   again\nsix      nowhere"))
    assert not is_gapped(lines_of("one\ntwo   again\nsix"))


@pytest.mark.parametrize("text", [*SURE.values(), *UNSURE.values()])
def test_no_letter_of_it_is_lost(text: str) -> None:
    assert differences(read_plain(Source("a.txt", f"Words.\n\n{text}\n\nWords.".encode()), {})) == ("", "")
