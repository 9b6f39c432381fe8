"""Write the numbers that a list is set with, as its style asks."""

from __future__ import annotations

__all__ = ["numeral"]

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
ALPHABET = 26


def numeral(number: int, style: str) -> str:
    """Write a number in a style of pandoc's: `LowerRoman`, `UpperAlpha`, ..., else in digits."""
    if number < 1 or style.removeprefix("Lower").removeprefix("Upper") not in {"Roman", "Alpha"}:
        return str(number)
    written = _roman(number) if style.endswith("Roman") else _alpha(number)
    return written.upper() if style.startswith("Upper") else written


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _alpha(number: int) -> str:
    written = ""
    while number:
        number, letter = divmod(number - 1, ALPHABET)
        written = chr(ord("a") + letter) + written
    return written
