"""Ask PDFium for each sign of a page by itself, where it has letters that run from right to left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from octavo.collate.pdf_inquiry import BROKEN

__all__ = ["PageText", "Sign", "address", "read_signs", "whole_signs"]


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
