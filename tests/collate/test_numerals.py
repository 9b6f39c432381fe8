from __future__ import annotations

import pytest

from octavo.collate.numerals import numeral


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (4, "Decimal", "4"),
        (4, "DefaultStyle", "4"),
        (1994, "LowerRoman", "mcmxciv"),
        (49, "UpperRoman", "XLIX"),
        (1, "LowerAlpha", "a"),
        (28, "UpperAlpha", "AB"),
        (0, "LowerRoman", "0"),
    ],
)
def test_numbers_are_written_as_lists_set_them(number: int, style: str, written: str) -> None:
    assert numeral(number, style) == written
