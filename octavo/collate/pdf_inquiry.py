"""Ask PDFium of what is drawn on a page and tagged there: words, their type, boxes, marks.

PDFium answers into room that the asker gives. It is given once for all that is asked, since a book has a
hundred thousand words and more.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

__all__ = ["BROKEN", "HAIR", "Box", "Inquiry", "Setting"]

UTF16 = ctypes.POINTER(ctypes.c_ushort)
#: A distance too small to be seen, in pt.
HAIR = 0.05
#: How high above the line, in their size, all letters have ink.
WAIST = 0.2
#: How far a letter may lean beyond its end, in its size: an italic f does.
LEAN = 0.2
#: What PDFium gives for a hyphen of the text at the end of a line.
BROKEN = str.maketrans("\x02\ufffe", "--")
#: What most words take, and the longest name of a mark, in bytes.
ROOM, NAME = 2048, 256


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a rectangle on a page, in pt from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Say whether two rectangles have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold how words are set: their size, the height of their line, where on it they begin and end, in pt.

    Words that run upwards are `on_side`; their line stands upright.
    """

    size: float
    base: float
    start: float
    end: float
    on_side: bool


class Inquiry:
    """Keep the room in which PDFium answers. No frozen value: each answer is written over the last."""

    def __init__(self) -> None:
        """Make room."""
        self._letters = ctypes.create_string_buffer(ROOM)
        self._words = ctypes.cast(self._letters, UTF16)
        self._sides = [ctypes.c_float() for _ in range(4)]
        self._to_sides = [ctypes.byref(side) for side in self._sides]
        self._number, self._long, self._matrix = ctypes.c_float(), ctypes.c_ulong(), pdfium.FS_MATRIX()
        self._to_number, self._to_long = ctypes.byref(self._number), ctypes.byref(self._long)
        self._to_matrix = ctypes.byref(self._matrix)
        self._loose = pdfium.FS_RECTF()
        self._to_loose = ctypes.byref(self._loose)

    def words(self, ask: Callable[..., int], *thing: Any) -> str:  # noqa: ANN401 -- C pointers
        """Give the words that a function of PDFium writes of a thing, in UTF-16: long ones twice."""
        size = ask(*thing, self._words, ROOM)
        if size <= len("\0\0"):
            return ""
        letters = self._letters
        if size > ROOM:
            letters = ctypes.create_string_buffer(size)
            ask(*thing, ctypes.cast(letters, UTF16), size)
        words = ctypes.string_at(letters, size - 2).decode("utf-16-le", "replace")
        return words if words.isascii() and "\x02" not in words else words.translate(BROKEN)

    def box(self, thing: Any) -> Box:  # noqa: ANN401 -- a C pointer
        """Give what holds the ink of a thing."""
        left, bottom, right, top = self._sides
        for side in self._sides:
            side.value = 0.0
        pdfium.FPDFPageObj_GetBounds(thing, *self._to_sides)
        return Box(left.value, bottom.value, right.value, top.value)

    def marks(self, thing: Any) -> tuple[str, ...]:  # noqa: ANN401 -- a C pointer
        """Give the names of the marks around a thing."""
        count = pdfium.FPDFPageObj_CountMarks(thing)
        return tuple(self._mark(thing, at) for at in range(count)) if count > 0 else ()

    def setting(self, thing: Any, words: str, box: Box, text: Any) -> Setting:  # noqa: ANN401 -- C pointers
        """Give how words are set that have their ink in a box; `text` is their page's, as PDFium has it."""
        matrix = self._matrix
        self._number.value = 0.0
        pdfium.FPDFTextObj_GetFontSize(thing, self._to_number)
        pdfium.FPDFPageObj_GetMatrix(thing, self._to_matrix)
        size, right, up = self._number.value, matrix.e, matrix.f
        if matrix.b > abs(matrix.a):
            return Setting(size * abs(matrix.c), right, up, box.top, on_side=True)
        high = size * abs(matrix.d)
        end = self._end(words, box.right, (high, up), text)
        return Setting(high, up, right, end, on_side=False)

    def _mark(self, thing: Any, at: int) -> str:  # noqa: ANN401 -- a C pointer
        mark = pdfium.FPDFPageObj_GetMark(thing, at)
        self._long.value = 0
        pdfium.FPDFPageObjMark_GetName(mark, self._words, NAME, self._to_long)
        size = self._long.value
        if not len("\0\0") < size <= NAME:
            return ""
        return ctypes.string_at(self._letters, size - 2).decode("utf-16-le", "replace")

    def _end(self, words: str, inked: float, line: tuple[float, float], text: Any) -> float:  # noqa: ANN401 -- as above
        """Give where the last letter of some words ends, which is not where its ink does.

        Of a letter that leans over its own end PDFium tells nothing but the ink.
        """
        if not words or words.isspace():
            return inked
        size, base = line
        at = pdfium.FPDFText_GetCharIndexAtPos(text, inked - HAIR, base + size * WAIST, 2 * HAIR, size)
        if at > 0 and chr(pdfium.FPDFText_GetUnicode(text, at)).isspace():
            at -= 1
        if at < 0 or not pdfium.FPDFText_GetLooseCharBox(text, at, self._to_loose):
            return inked
        right = self._loose.right
        return float(right if right > inked + HAIR else inked - LEAN * size)
