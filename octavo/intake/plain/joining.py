"""Make one text of the lines of a paragraph: words that were divided at a line's end are whole again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from octavo.intake.plain.lines import Line

__all__ = ["Join", "joiner"]

Join = Callable[[Iterable[str]], str]

#: Words are no longer than this, so that a line of one endless word is soon searched.
DIVIDED = re.compile(r"(?<![^\W\d_])(?P<first>[^\W\d_]{1,60})[-\u2010\u00ad\u00ac]$")
BEGUN = re.compile(r"^[^\W\d_]+")
COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,60}-[^\W\d_]+")
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
        parts: list[str] = []
        for text in texts:
            last = parts[-1] if parts else ""
            first, begun = DIVIDED.search(last), BEGUN.match(text)
            if not first or not begun or not begun[0][0].islower():
                parts += [text] if not last or last.endswith("—") else [" ", text]
                continue
            one, two = first["first"].lower(), begun[0].lower()
            closed = f"{one}-{two}" not in compounds and (one + two in words or divides >= HABIT)
            parts[-1:] = [last[:-1] if closed else last, text]
        return "".join(parts)

    return join
