from __future__ import annotations

import pytest

from octavo.line_ranges import first_number, line_numbers


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("3", {3}),
        ("3,5-7", {3, 5, 6, 7}),
        (" 1 , 2 - 3 ", {1, 2, 3}),
        ("2\u20133", {2, 3}),
        ("7-5", None),
        ("", None),
        ("a", None),
        ("1,,2", None),
        ("1-999999", None),
    ],
)
def test_lines_are_numbers_and_ranges(written: str, numbers: set[int] | None) -> None:
    assert line_numbers(written) == numbers


@pytest.mark.parametrize(
    ("written", "first"), [(None, 1), ("10", 10), ("0", 0), ("-1", None), ("x", None), ("", None)]
)
def test_a_first_number_is_a_number(written: str | None, first: int | None) -> None:
    assert first_number(written) == first
