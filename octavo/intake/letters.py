"""Reduce a text to its letters and digits, and remember where in it each stood."""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass, field

__all__ = ["Reduced", "reduce"]

#: Variation selectors choose a shape, not a letter, though they are marks by category.
VARIATIONS = dict.fromkeys(range(0xFE00, 0xFE10))
#: How many words are shown of a place.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Reduced:
    """Hold the letters of a text, and for each of them its place in the text."""

    text: str = field(repr=False)
    letters: str = field(repr=False)
    places: array[int] = field(repr=False)

    def words(self, start: int, end: int) -> str:
        """Give the words that stand from one letter to another, shortened where they are many."""
        if start >= end:
            return ""
        words = self.text[self.places[start] : self.places[end - 1] + 1].split()
        return " ".join(words if len(words) <= SHOWN else [*words[:SHOWN], "…"])

    def before(self, start: int) -> str:
        """Give the few words that stand before a letter."""
        at = self.places[start] if start < len(self.places) else len(self.text)
        return " ".join(self.text[max(0, at - 80) : at].split()[-6:])


def reduce(text: str) -> Reduced:
    """Keep letters, their marks and digits (general categories L, M, N), in compatibility form (NFKC).

    Signs are left out, since a manuscript writes dashes, quotation marks and ellipses in its own way.
    """
    composed = unicodedata.normalize("NFC", text)
    letters: list[str] = []
    places = array("L")
    for place, sign in enumerate(composed):
        kept = sign if sign.isascii() else unicodedata.normalize("NFKC", sign).translate(VARIATIONS)
        for letter in kept:
            if letter.isalnum() if letter.isascii() else unicodedata.category(letter)[0] in "LMN":
                letters.append(letter)
                places.append(place)
    return Reduced(composed, "".join(letters), places)
