"""Make one text of the lines of a paragraph: words that were divided at a line's end are whole again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from octavo.intake.plain.lines import Line

__all__ = ["Join", "joiner"]

Join = Callable[[Iterable[str]], str]

DIVIDED = re.compile(r"(?P<first>[^\W\d_]+)[-\u2010\u00ad\u00ac]$")
BEGUN = re.compile(r"^[^\W\d_]+")
COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
#: So many words divided at the ends of lines are a habit, which a compound at a line's end is not.
HABIT = 3


def joiner(lines: Sequence[Line]) -> Join:
    """Give what joins lines of this text.

    A hyphen at a line's end goes where the text has the whole word elsewhere, or divides words as a habit;
    it stays where the text has the compound, or where nothing tells.
    """
    whole = " ".join(line.text for line in lines).lower()
    words, compounds = set(re.findall(r"[^\W\d_]+", whole)), set(COMPOUND.findall(whole))
    divides = sum(
        bool(DIVIDED.search(line.text)) and after.text[:1].islower() for line, after in pairwise(lines)
    )

    def join(texts: Iterable[str]) -> str:
        joined = ""
        for text in texts:
            first, begun = DIVIDED.search(joined), BEGUN.match(text)
            if not first or not begun or not begun[0][0].islower():
                joined = f"{joined}{'' if joined.endswith('—') or not joined else ' '}{text}"
                continue
            one, two = first["first"].lower(), begun[0].lower()
            apart = f"{one}-{two}" in compounds
            closed = not apart and (one + two in words or divides >= HABIT)
            joined = (joined[:-1] if closed else joined) + text
        return joined

    return join
