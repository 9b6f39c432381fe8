"""Ask PDFium for the type of a page: words, and how and where they are set."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

__all__ = [
    "HAIR",
    "Box",
    "PageText",
    "Sign",
    "address",
    "is_on_side",
    "read_box",
    "read_signs",
    "read_type",
    "read_words",
    "whole_signs",
]

UTF16 = ctypes.POINTER(ctypes.c_ushort)
#: A distance too small to be seen, in pt.
HAIR = 0.05
#: How high above the line, in their size, all letters have ink.
WAIST = 0.2
#: How far a letter may lean beyond its end, in its size: an italic f does.
LEAN = 0.2
#: What PDFium gives for a hyphen of the text at the end of a line.
BROKEN = str.maketrans("\x02\ufffe", "--")


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
class Sign:
    """Hold a sign of a page: where on its line it is set, and the left and right of its room, in pt."""

    sign: str
    origin: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold the text of a page as PDFium has it, and its signs by the address of what they are drawn by.

    There are signs only for a page that has letters running from right to left.
    """

    raw: Any
    signs: Mapping[int, tuple[Sign, ...]]


def address(thing: Any) -> int:  # noqa: ANN401 -- a C pointer
    """Give the address of a thing, by which it is known again."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def read_signs(raw: Any) -> dict[int, tuple[Sign, ...]]:  # noqa: ANN401 -- a C pointer
    """Read the signs of a page's text, by the address of what they are drawn by; PDFium makes some up."""
    signs: dict[int, list[Sign]] = {}
    for at in range(pdfium.FPDFText_CountChars(raw)):
        thing = pdfium.FPDFText_GetTextObject(raw, at)
        if thing:
            across, up, sides = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
            pdfium.FPDFText_GetCharOrigin(raw, at, ctypes.byref(across), ctypes.byref(up))
            pdfium.FPDFText_GetLooseCharBox(raw, at, ctypes.byref(sides))
            sign = chr(pdfium.FPDFText_GetUnicode(raw, at)).translate(BROKEN)
            there = Sign(sign, across.value, sides.left, sides.right)
            signs.setdefault(address(thing), []).append(there)
    return {key: tuple(whole_signs(there)) for key, there in signs.items()}


def whole_signs(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Join the halves in which PDFium gives a sign that UTF-16 writes in two, in any order."""
    half: Sign | None = None
    for sign in signs:
        if not "\ud800" <= sign.sign <= "\udfff":
            yield sign
        elif half is None:
            half = sign
        else:
            both = "".join(sorted((half.sign, sign.sign))).encode("utf-16", "surrogatepass")
            yield replace(half, sign=both.decode("utf-16", "replace"))
            half = None


def read_words(ask: Callable[[Any, int], int]) -> str:
    """Ask twice, as PDFium wants it: first for the size in bytes, then for the words in UTF-16."""
    size = ask(None, 0)
    if size <= len("\0\0"):
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, UTF16), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").translate(BROKEN)


def read_box(thing: Any) -> Box:  # noqa: ANN401 -- a C pointer
    """Give what holds the ink of a thing."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, sides))
    return Box(*(side.value for side in sides))


def is_on_side(thing: Any) -> bool:  # noqa: ANN401 -- a C pointer
    """Say whether words run upwards on their page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    return bool(matrix.b > abs(matrix.a))


def read_type(thing: Any, words: str, text: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 -- C pointers
    """Give the size of some words, the height of the line they stand on, and where they begin and end on it.

    `text` is the text of their page, as PDFium has it. A line of words that run upwards stands upright.
    """
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(thing, ctypes.byref(size))
    pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    if is_on_side(thing):
        return float(size.value * abs(matrix.c)), float(matrix.e), float(matrix.f), read_box(thing).top
    high, base = float(size.value * abs(matrix.d)), float(matrix.f)
    return high, base, float(matrix.e), _end(thing, words.rstrip()[-1:], (high, base), text)


def _end(thing: Any, letter: str, line: tuple[float, float], text: Any) -> float:  # noqa: ANN401 -- C pointers
    """Give where the last letter of some words ends, which is not where its ink does.

    Of a letter that leans over its own end PDFium tells nothing but the ink.
    """
    inked, (size, base) = read_box(thing).right, line
    at = pdfium.FPDFText_GetCharIndexAtPos(text, inked - HAIR, base + size * WAIST, 2 * HAIR, size)
    if at > 0 and chr(pdfium.FPDFText_GetUnicode(text, at)).isspace():
        at -= 1
    sides = pdfium.FS_RECTF()
    if not letter or at < 0 or not pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(sides)):
        return inked
    if sides.right > inked + HAIR:
        return float(sides.right)
    return inked - LEAN * size
