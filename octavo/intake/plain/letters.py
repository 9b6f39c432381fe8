"""Reduce a text to the letters that its manuscript must have."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["letters", "without_rules"]

#: White space, hints for setting, hyphens and dashes, quotation marks, and what is assigned to nothing.
UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf", "Pd", "Pi", "Pf", "Cn"}
#: Typewriters' quotation marks, accents and primes for them, low quotation marks; bullets; marks of emphasis.
SIGNS = frozenset("\"'`´‚„′″*_•◦▪▫▸‣\u2043∙●○■−")

#: A line of nothing but the signs that rules and underlines are drawn with.
RULE = re.compile(
    r"^[ \t\f]*(?:[*#~⁂•·+]|[*•·~#+_=\-—–](?:[ \t]*[*•·~#+_=\-—–])+)[ \t]*(?=\r?$)", re.MULTILINE
)


def letters(words: str) -> str:
    """Give the letters, digits and other signs of some words; compatibility forms are folded (NFKC).

    An asterisk and an underscore are marks of emphasis in a text, and scene breaks; so neither is a letter.
    """
    folded = unicodedata.normalize("NFKC", words)
    return "".join(sign for sign in folded if sign not in SIGNS and unicodedata.category(sign) not in UNSEEN)


def without_rules(text: str) -> str:
    """Give a text without the lines that are rules, or underline the words above: these are drawn."""
    return RULE.sub("", text)
