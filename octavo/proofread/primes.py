"""Find feet and inches, minutes and seconds, that would be printed with quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["wrong_primes"]

FEET = re.compile(r"(?<![\w'\"])(?P<feet>\d{1,3})['’] ?(?P<inches>\d{1,2}(?:[.,]\d+)?)[\"”](?!\w)")
MARK = re.compile('"')
PRIME, DOUBLE_PRIME = "\u2032", "\u2033"
INCHES = re.compile(r"(?<![\w'\"’”])(?P<inches>\d{1,4}(?:[.,]\d+)?)\"(?![\w\"])")


def wrong_primes(galley: Galley) -> Iterator[Slip]:
    """Find marks after numbers that are no quotation: 6'2" and 45", where no double quote is open."""
    measured: set[int] = set()
    for match in FEET.finditer(galley.prose):
        measured.add(match.end() - 1)
        right = f"{match['feet']}{PRIME}{match['inches']}{DOUBLE_PRIME}"
        yield Slip(match.start(), match.end(), "feet and inches take primes, not quotes", f"write {right}")
    for match in INCHES.finditer(galley.prose):
        begin, _ = galley.block(match.start())
        quotes = {one.start() for one in MARK.finditer(galley.prose, begin, match.start())}
        if match.end() - 1 not in measured and len(quotes - measured) % 2 == 0:
            measured.add(match.end() - 1)
            right = f"{match['inches']}{DOUBLE_PRIME}"
            yield Slip(match.start(), match.end(), "inches take a prime, not a quote", f"write {right}")
