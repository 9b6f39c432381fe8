"""Find the line of a `:::` block that nothing closes: inside of a list or a quotation pandoc counts anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["unclosed_divs"]

QUOTED = re.compile(r"^(?: {0,3}> ?)*")
#: A fence of colons, behind the marks of the items that it opens; what follows makes it an opening one.
FENCE = re.compile(
    r"^(?P<before>[ \t]*(?:(?:[-+*:~]|\(?\w{1,9}[.)])[ \t]+)*):{3,}(?P<opens>[ \t]*[^:\s].*)?[: \t]*$"
)


@dataclass(frozen=True, slots=True)
class Fence:
    """Hold where a block was opened: line, column, depth in quotations, indentation."""

    line: int
    column: int
    quotes: int
    indent: int


def unclosed_divs(masked: str) -> tuple[tuple[int, int], ...]:
    """Give line and column, from 1, of each block that is not closed inside of what holds it."""
    unclosed: list[Fence] = []
    opened: list[Fence] = []
    for number, line in enumerate(masked.split("\n"), 1):
        quotation = (QUOTED.match(line) or [""])[0]
        words = line[len(quotation) :]
        if not words.strip():
            continue
        quotes, indent = quotation.count(">"), len(words) - len(words.lstrip())
        while opened and (opened[-1].quotes > quotes or opened[-1].indent > indent):
            unclosed.append(opened.pop())
        fence = FENCE.match(words)
        if fence and fence["opens"]:
            before = len(fence["before"])
            opened.append(Fence(number, len(quotation) + before + 1, quotes, before))
        elif fence and opened:
            opened.pop()
    return tuple(sorted((each.line, each.column) for each in unclosed + opened))
