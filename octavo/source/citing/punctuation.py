"""Set the marker that a citation has become where a marker stands: at the word, behind its punctuation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.syntax import Element, plain

__all__ = ["fasten"]

WHITE = {"Space", "SoftBreak"}
#: What a note's marker follows: all marks but a dash and what opens (Chicago Manual of Style, 14.26).
BEFORE_MARKER = re.compile("[.,;:!?\u2026)\\]\u2019\u201d\u00bb]+")


def fasten(inlines: Sequence[Element]) -> list[Element]:
    """Give inlines with each citation that is a note, or raised, at the end of the word before it.

    A note goes behind the punctuation that follows it, and of two full stops, the style's and the sentence's,
    one is set, as in pandoc. Nothing else is lost or added but the space.
    """
    made: list[Element] = []
    waiting = list(inlines)
    while waiting:
        inline = waiting.pop(0)
        words = inline["c"][1] if inline["t"] == "Cite" else []
        note = bool(words) and words[-1]["t"] == "Note"
        if note or (words and words[0]["t"] == "Superscript"):
            while len(words) == 1 and made and made[-1]["t"] in WHITE:
                made.pop()
        sign = _sign(waiting) if note else ""
        if sign:
            rest = waiting.pop(0)["c"][len(sign) :]
            waiting[:0] = [{"t": "Str", "c": rest}] if rest else []
            inline = {"t": "Cite", "c": [inline["c"][0], [*words[:-1], {"t": "Str", "c": sign}, words[-1]]]}
        elif words and _ends_with_stop(words[-1]) and waiting and waiting[0]["t"] == "Str":
            waiting[0] = {"t": "Str", "c": waiting[0]["c"].removeprefix(".")}
        made.append(inline)
    return made


def _ends_with_stop(inline: Element) -> bool:
    return inline["t"] != "Note" and plain([inline]).endswith(".")


def _sign(following: Sequence[Element]) -> str:
    """Give the punctuation that inlines begin with."""
    if not following or following[0]["t"] != "Str":
        return ""
    match = BEFORE_MARKER.match(following[0]["c"])
    return match[0] if match else ""
