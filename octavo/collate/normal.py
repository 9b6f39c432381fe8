"""Reduce text to what must be the same in every format: its letters, digits and symbols."""

from __future__ import annotations

import unicodedata

__all__ = ["letters"]

#: What counts, by Unicode's general category: letters, numbers, and symbols (a formula is made of them).
#: Space differs with every line break. Punctuation differs where quotes turn, a word is divided or a
#: dash is set; combining marks stand before or after their letter in a PDF.
COUNTED = ("L", "N", "S")

#: Symbols that are made of others on the way: accents in TeX and ASCII art that `smart` turns.
UNCOUNTED = frozenset("^`\u00b4\u00a8\u02c6\u02dc\u2212")


class _Table(dict[int, str | None]):
    def __missing__(self, point: int) -> str | None:
        letter = chr(point)
        counted = unicodedata.category(letter)[0] in COUNTED and letter not in UNCOUNTED
        self[point] = letter if counted else None
        return self[point]


_TABLE = _Table()


def letters(text: str) -> str:
    """Give the letters of a text.

    Compatibility forms are taken apart (a ligature is two letters to a reader), accents fall off (a
    PDF may set them apart), and case is folded (a PDF says of a small capital only which letter it is).
    """
    return unicodedata.normalize("NFKD", text).casefold().translate(_TABLE)
