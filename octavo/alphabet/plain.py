"""Sort words by their base letters: accents and capitals count between words that are else equal."""

from __future__ import annotations

import unicodedata

from octavo.alphabet.signs import bare

__all__ = ["PlainOrder"]

#: By what two words are compared: whether they begin with a letter, their base letters, what they are.
PlainKey = tuple[bool, str, str]

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


class PlainOrder:
    """Know the order of a language that sorts by base letters, but for the few that stand behind others."""

    def __init__(self, lang: str) -> None:
        """Take the order of a language tag (BCP 47)."""
        self._behind = BEHIND.get(lang.partition("-")[0].lower(), {})

    def key(self, words: str) -> PlainKey:
        """Give what words are sorted by: numbers and signs stand before letters."""
        composed = unicodedata.normalize("NFC", bare(words)).lower()
        placed = "".join(self._behind.get(letter, BESIDE.get(letter, letter)) for letter in composed)
        plain = unicodedata.normalize("NFKD", placed)
        kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
        return kept[:1].isalpha(), kept, words

    def letter(self, key: PlainKey) -> str:
        """Give the letter under which a key stands; nothing for numbers and signs."""
        is_letter, kept, words = key
        if not is_letter:
            return ""
        first = unicodedata.normalize("NFC", bare(words))[:1]
        return first.upper() if first.lower() in self._behind else kept[0].upper()
