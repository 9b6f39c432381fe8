"""Write an editor's words as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from octavo.redline.paper import BREAK, PARAGRAPH, PRIVATE, Run

__all__ = ["marked"]

#: What Markdown would take for markup; an `@` between letters is none, and a sign between spaces mostly not.
ESCAPED = re.compile(r"[\\`*\[\]<$^~|]|(?<!\w)_|_(?!\w)|(?<!\w)@|--+|\.\.\.")
#: What makes a list, a quotation or a heading of a line that begins with it.
BEGINS = re.compile(r"^(?=[#>+=:%-]|\(?\w{1,4}[.)](?:\s|$))")
MARKS = {"i": "*", "b": "**"}


def marked(
    runs: Sequence[Run], around: frozenset[str], prefix: str, sign: Callable[[str], str | None]
) -> str | None:
    """Write runs that stand among letters of a look; None when something in them cannot be written.

    `prefix` is what separates a paragraph from the next; `sign` gives what a sign is written as.
    """
    pieces: list[str] = []
    for look, alike in groupby(runs, key=lambda run: run.look):
        text = "".join(run.text for run in alike)
        written: list[str] = []
        for letter in re.split(r"([\U000f0000-\U000ffffd])", text):
            told = sign(letter) if len(letter) == 1 and ord(letter) >= PRIVATE else _escaped(letter)
            if told is None:
                return None
            written.append(told)
        pieces.append(_set("".join(written), look - around))
    return "".join(pieces).replace(BREAK, "\\\n").replace(PARAGRAPH, prefix)


def _escaped(text: str) -> str:
    return ESCAPED.sub(lambda match: "".join(f"\\{each}" for each in match[0]), text)


def _set(text: str, look: frozenset[str]) -> str:
    inner = text.strip()
    if not inner or not look or PARAGRAPH in inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    marks = "".join(MARKS[each] for each in sorted(look))
    return f"{before}{marks}{inner}{marks}{after}"
