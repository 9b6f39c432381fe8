"""Find spaces that are one too many, or not of the kind that the language wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["breakable_spaces", "doubled_spaces"]

#: Between two signs of one line; what begins an item, a heading, a note or a quotation is no sign.
DOUBLED = re.compile(r"(?<=\S)(?<!\ufffc) {2,}(?=[^\s\ufffc])")
BEGINNING = re.compile(
    r"^[ \t>]*(?:(?:[-+*:~|>]|#{1,6}|\[\^[^\]]+\]:"
    r"|\(?(?:\d{1,9}|[A-Za-z#]|[ivxlcIVXLC]{1,7}|@\w*)[.)])[ \t]+)*$"
)
NARROW, WIDE = "\u202f", "\u00a0"


def doubled_spaces(galley: Galley) -> Iterator[Slip]:
    """Find two spaces between words. They are printed as one; searching the manuscript stumbles on them."""
    for match in DOUBLED.finditer(galley.prose):
        if not BEGINNING.match(galley.before(match.end())):
            yield Slip(match.start(), match.end(), "two spaces between words", "write one", " ")


def breakable_spaces(galley: Galley) -> Iterator[Slip]:
    """Find signs that want a no-break space before or after them and have a plain space, or none."""
    language = galley.language
    for signs, space in ((language.narrow, NARROW), (language.wide, WIDE)):
        if signs:
            yield from _before(galley, f"[{re.escape(signs)}]", space)
    if language.opening:
        for match in re.finditer(f"(?<=[{re.escape(language.opening)}]) ?(?=[^\\s\ufffc])", galley.prose):
            yield _slip(match, galley.prose[match.start() - 1], "after", WIDE)


def _before(galley: Galley, signs: str, space: str) -> Iterator[Slip]:
    plain, none = rf"(?<=[^\s:]) (?={signs}(?!:))", rf"(?<=[\w)»])(?={signs}(?:[\s)»]|$))"
    for match in re.finditer(f"{plain}|{none}", galley.prose, re.MULTILINE):
        yield _slip(match, galley.prose[match.end()], "before", space)


def _slip(match: re.Match[str], sign: str, side: str, space: str) -> Slip:
    words = f"no no-break space stands {side} {sign}"
    kind = "narrow no-break space (U+202F)" if space == NARROW else "no-break space (U+00A0)"
    put = space if match[0] else None
    return Slip(match.start(), match.end(), words, f"put a {kind} there", put)
