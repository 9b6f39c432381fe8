"""Put words in the order of an alphabet: accents and capitals count between words that are else equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

__all__ = ["alphabetical"]

#: What makes of a word a value by which it is sorted.
Order = Callable[[str], tuple[str, str]]

#: Letters that a language sets behind z, or behind another letter (Unicode CLDR 46, collation).
BEHIND = {
    "es": {"ñ": "n\uffff"},
    "da": {"æ": "z\ufffd", "ø": "z\ufffe", "å": "z\uffff"},
    "fi": {"å": "z\ufffd", "ä": "z\ufffe", "ö": "z\uffff"},
    "nb": {"æ": "z\ufffd", "ø": "z\ufffe", "å": "z\uffff"},
    "sv": {"å": "z\ufffd", "ä": "z\ufffe", "ö": "z\uffff"},
}
#: Letters that take no accent off, and stand beside those that they are made from.
BESIDE = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"}


def alphabetical(lang: str) -> Order:
    """Give what a language's words are sorted by: word by word, with signs other than letters passed over."""
    behind = BEHIND.get(lang.partition("-")[0].lower(), {})

    def order(word: str) -> tuple[str, str]:
        composed = unicodedata.normalize("NFC", word).lower()
        placed = "".join(behind.get(letter, BESIDE.get(letter, letter)) for letter in composed)
        plain = unicodedata.normalize("NFKD", placed)
        kept = (each for each in plain if each.isalnum() or each.isspace() or each in "\ufffd\ufffe\uffff")
        return "".join(kept).strip(), word

    return order
