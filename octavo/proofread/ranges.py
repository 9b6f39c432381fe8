"""Find a hyphen between two numbers where print has an en dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["hyphens_in_ranges"]

RANGE = re.compile(
    r"(?<![\w.,:/+#$€£=<>*^~\ufffc–—-])(?P<first>[1-9]\d{0,3})-(?P<last>[1-9]\d{0,3})(?![\w/+=*^~\ufffc–—-]|[.,:]\d)"
)
LABEL = re.compile(r"(?P<label>[^\W\d_]+)\.?[ \t\u00a0\n]+$")
YEAR, MONTHS = 4, 12


def hyphens_in_ranges(galley: Galley) -> Iterator[Slip]:
    """Find two rising numbers joined by a hyphen: 1914-1918, 1914-18, 16-23.

    Numbers that are a name are passed over: figures, dates (2026-11), parts of longer numbers.
    """
    dash = galley.language.range
    if not dash:
        return
    for match in RANGE.finditer(galley.prose):
        before = LABEL.search(galley.prose, max(0, match.start() - 30), match.start())
        named = before is not None and before["label"].casefold() in galley.language.labels
        if not named and _rises(match["first"], match["last"]):
            right = f"{match['first']}{dash}{match['last']}"
            words = f"a hyphen joins two numbers: {match[0]}"
            yield Slip(match.start("last") - 1, match.start("last"), words, f"write {right}", dash)


def _rises(first: str, last: str) -> bool:
    """Say whether the second number is the larger, once it has the digits that it leaves to the first.

    One digit is too few to leave: 140-2 is a name.
    """
    if len(first) == YEAR and len(last) == len("mm") and int(last) <= MONTHS:
        return False
    if len(last) == 1 < len(first):
        return False
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    return int(first) < int(whole)
