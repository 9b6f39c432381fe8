"""Find quotation marks that are a typewriter's, or another language's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.languages import foreign_quotes
from octavo.proofread.slip import Slip

__all__ = ["foreign_marks", "straight_quotes"]

STRAIGHT = re.compile(r"[\"']")
TYPED = re.compile(r"(?<![\w\"])\"(?=\w)")
#: What pandoc makes of a typewriter's marks, in every language (MANUAL, extension `smart`).
CURLED = "“”"


def straight_quotes(galley: Galley) -> Iterator[Slip]:
    """Find straight quotes and apostrophes where the dialect prints them as they are."""
    if galley.smart or not galley.language.quotes:
        return
    for match in STRAIGHT.finditer(galley.prose):
        hint = "write curly quotes, or add +smart to `markdown` in book.yaml"
        yield Slip(match.start(), match.end(), f"{match[0]} is printed straight", hint)


def foreign_marks(galley: Galley) -> Iterator[Slip]:
    """Find quotation marks of another language, typed or as pandoc will make them of straight ones."""
    own = galley.language.quotes
    if not own:
        return
    hint = f"write {own[0]}…{own[1]}, or mark a passage in another language: [words]{{lang=...}}"
    for match in re.finditer(f"[{re.escape(foreign_quotes(own))}]", galley.prose):
        yield Slip(match.start(), match.end(), f"{match[0]} is not a quotation mark of this language", hint)
    if galley.smart and own[:2] != CURLED:
        for match in TYPED.finditer(galley.prose):
            words = f'" is printed as {CURLED[0]}…{CURLED[1]} in every language'
            yield Slip(match.start(), match.end(), words, hint)
