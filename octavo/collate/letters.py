"""Reduce words to the letters that every format must keep: the one place where differences are forgiven."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["alphabetic", "cut", "lowered", "normal"]

#: General categories (Unicode 17, section 4.5) that no comparison sees, each with its reason.
UNSEEN = {
    # White space is layout: a PDF keeps none at a line's end, XHTML makes one of many.
    **dict.fromkeys(("Zs", "Zl", "Zp", "Cc"), "white"),
    # Soft hyphens, joiners, marks of direction: hints for setting, which a PDF does not keep.
    "Cf": "hint",
    # Hyphens and dashes: at a line's end a PDF adds hyphens, and pdfium replaces those it finds there.
    "Pd": "hyphen",
    # Quotation marks: straight in the source, curved in a book, another pair in another language.
    "Pi": "quotation",
    "Pf": "quotation",
    # Nothing that is assigned.
    "Cn": "none",
}

#: Signs that no comparison sees, whatever their category.
SIGNS = (
    "\"'`\u00b4\u201a\u201e\u2032\u2033"  # quotation marks, and accents and primes used for them
    "*\u2022\u25e6\u25aa\u25ab\u25b8\u2023\u2043\u2219\u25cf\u25cb\u25a0"  # drawn as bullet or scene break
    "\u2212"  # a minus is typed as a hyphen
    "\ufffc"  # stands for a picture
    "\u00ad"  # a hyphen where a line may end
)

#: Signs that stand for another: pdfium writes the stroke of ½ so, where a line runs from right to left.
SAME = {0x2044: ord("/")}

#: Variation selectors choose a shape, not a letter.
VARIATIONS = range(0xFE00, 0xFE10)


class _Seen(dict[int, int | None]):
    def __missing__(self, point: int) -> int | None:
        if point in SAME:
            return SAME[point]
        sign = chr(point)
        unseen = sign in SIGNS or unicodedata.category(sign) in UNSEEN or point in VARIATIONS
        self[point] = None if unseen else point
        return self[point]


_SEEN = _Seen()

#: ASCII as bytes: what no comparison sees of it, its small letters, and what is neither letter nor digit.
_ASCII = [chr(point) for point in range(128)]
_HIDDEN = "".join(sign for sign in _ASCII if not sign.translate(_SEEN)).encode()
_SMALL = bytes(range(256)).lower()
_NO_LETTER = "".join(sign for sign in _ASCII if not sign.isalnum()).encode()


@lru_cache(maxsize=2**16)
def normal(words: str) -> str:
    """Give the letters, digits and signs of some words that every format must keep.

    Compatibility forms are folded (NFKC): ligatures that a font makes, full-width forms, accents
    that are typed as signs of their own, an ellipsis of one sign or three.
    """
    if words.isascii():
        return words.encode().translate(None, _HIDDEN).decode()
    return unicodedata.normalize("NFKC", words).translate(_SEEN)


def lowered(letters: str) -> str:
    """Give letters in lower case, one for one: a PDF's small capitals do not say which case they were."""
    return letters.lower() if letters.isascii() else _lowered(letters)


@lru_cache(maxsize=8)
def _lowered(letters: str) -> str:
    lower = letters.lower()
    if len(lower) == len(letters):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in letters)


def alphabetic(words: str) -> str:
    """Give only the letters and digits of some words, in lower case: what markup cannot interrupt."""
    if words.isascii():
        return words.encode().translate(_SMALL, _NO_LETTER).decode()
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).lower()))


def cut(written: str, start: int, end: int) -> str:
    """Cut from words as they were written those that have the letters `start` to `end` of their `normal`."""
    place = 0
    kept: list[str] = []
    for sign in written:
        if start <= place < end or (start < place == end and not normal(sign)):
            kept.append(sign)
        place += len(normal(sign))
        if place > end:
            break
    return "".join(kept)
