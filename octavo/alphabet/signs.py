"""Leave out of words what does not count when they are sorted."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["bare"]


def bare(words: str) -> str:
    """Give words without signs of punctuation, hyphens as spaces; as they are where nothing would be left."""
    parted = re.sub(r"[-\u2010-\u2015/]", " ", words)
    kept = "".join(sign for sign in parted if unicodedata.category(sign)[0] != "P")
    return " ".join(kept.split()) or words
