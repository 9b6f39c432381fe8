"""Know the words that links find a place by: pandoc makes a heading's id of them, and a reference's label."""

from __future__ import annotations

import re

from octavo.proofread.galley import Galley
from octavo.proofread.prose_mask import FILL

__all__ = ["mask_names"]

HEADING = re.compile(r"^[ >]{0,8}#{1,6}[ \t].*$|^[^\n]+(?=\n[ >]{0,8}(?:=+|-+)[ \t]*$)", re.MULTILINE)
BRACKETS = re.compile(r"\[(?:[^\[\]\n]|\n(?![ \t]*\n))*\]")


def mask_names(galley: Galley) -> str:
    """Replace headings, and words in brackets up to two deep, by FILL; no offset changes."""
    masked = galley.text
    for name in (HEADING, BRACKETS, BRACKETS):
        masked = name.sub(lambda match: FILL * len(match[0]), masked)
    return masked
