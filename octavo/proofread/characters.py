"""Find characters that cannot be seen: they come with pasted text, and some are put there to deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip
from octavo.words import direction

__all__ = ["bidirectional_controls", "stray_characters"]

#: Embeddings, overrides and isolates (Unicode Standard Annex 9, 2.1 to 2.4): they reorder what is shown.
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
OVERRIDES = re.compile("[\u202d\u202e]")
STRAY = re.compile("[\u0080-\u009f\u200b\u2028\u2029\ufeff\ufffd]")
ZERO_WIDTH = "\u200b\ufeff"
#: What each is for a reader who has never heard of it.
NAMES = {
    "\u200b": "zero-width space",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\ufeff": "byte order mark inside the text",
    "\ufffd": "sign for a letter that an earlier program could not read",
}


def bidirectional_controls(galley: Galley) -> Iterator[Slip]:
    """Find characters that turn the direction of text, in code too; see CVE-2021-42574.

    In a language written from right to left only the overrides are doubtful.
    """
    sought = OVERRIDES if direction(galley.lang) == "rtl" else CONTROLS
    for match in sought.finditer(galley.text):
        name = unicodedata.name(match[0]).lower()
        words = f"the invisible character {_code(match[0])} ({name}) changes the order of what is shown"
        yield Slip(match.start(), match.end(), words, "delete it, unless the passage is in another script")


def stray_characters(galley: Galley) -> Iterator[Slip]:
    """Find zero-width spaces, byte order marks inside the text, controls, and signs for lost letters.

    A zero-width space is right in scripts that divide words by nothing else. What stands in code is found
    and not corrected: it may be what the code is about.
    """
    for match in STRAY.finditer(galley.text, 1 if galley.text.startswith("\ufeff") else 0):
        sign = match[0]
        if sign == "\u200b" and galley.language.unspaced:
            continue
        name = NAMES.get(sign, "control character")
        corrected = sign in ZERO_WIDTH and galley.prose[match.start()] == sign
        hint = "put the letter that was meant" if sign == "\ufffd" else "delete it"
        words = f"{_code(sign)}, a {name}, stands here"
        yield Slip(match.start(), match.end(), words, hint, "" if corrected else None)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
