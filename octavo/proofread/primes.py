"""Find feet and inches, minutes and seconds, that would be printed with quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["wrong_primes"]

TOKEN = re.compile(
    r"(?P<blank>\n[ \t]*(?=\n))"
    r"|(?<![\w'\"])(?P<feet>\d{1,3})['’] ?(?P<and>\d{1,2}(?:[.,]\d+)?)[\"”](?!\w)"
    r"|(?<![\w'\"’”])(?P<inches>\d{1,4}(?:[.,]\d+)?)\"(?![\w\"])"
    r"|(?P<quote>\")"
)
PRIME, DOUBLE_PRIME = "\u2032", "\u2033"


def wrong_primes(galley: Galley) -> Iterator[Slip]:
    """Find marks after numbers that are no quotation: 6'2" and 45", where no double quote is open."""
    quoted = False
    for token in TOKEN.finditer(galley.prose):
        if token["feet"]:
            right = f"{token['feet']}{PRIME}{token['and']}{DOUBLE_PRIME}"
            yield Slip(
                token.start(), token.end(), "feet and inches take primes, not quotes", f"write {right}"
            )
        elif token["inches"] and not quoted:
            right = f"{token['inches']}{DOUBLE_PRIME}"
            yield Slip(token.start(), token.end(), "inches take a prime, not a quote", f"write {right}")
        else:
            quoted = bool(token["quote"]) and not quoted
