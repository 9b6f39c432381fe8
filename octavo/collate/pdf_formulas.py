"""Read the formulas that a PDF draws in outlines: by the mark around each, and by its outlines themselves.

The mark gives the TeX, as a tag does, and is no more than its maker's word. So what is drawn is compared
with what the other PDF of the book draws at the same place (`compare_shapes.py`).
"""

from __future__ import annotations

import ctypes
from array import array
from codecs import BOM_UTF16_BE
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pypdfium2.raw as pdfium

from octavo.collate.pdf_inquiry import Box, Inquiry

__all__ = ["Drawing", "read_drawing", "tex_around"]

#: The mark around a formula, and what it calls the TeX (ISO 32000-1, 14.8.4.5 and 14.9.3).
FORMULA, TEX = "Formula", b"Alt"
#: How many units of its outlines make the size of a formula's type.
EM = 1000


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold what is drawn of a formula: its ink's box, its line, its size, and a digest of its outlines.

    `start` and `base` are where it begins on its line, in pt. The digest is the same wherever it stands and
    however large it is.
    """

    box: Box
    start: float
    base: float
    size: float
    shape: str


def tex_around(thing: Any, names: Sequence[str]) -> tuple[int, str] | None:  # noqa: ANN401 -- a C pointer
    """Give the TeX that a thing on a page is marked with, and a number for the mark, if it is of a formula.

    `names` are those of all marks around it. Two formulas have two marks, even where their TeX is one.
    """
    if FORMULA not in names:
        return None
    mark, size = pdfium.FPDFPageObj_GetMark(thing, names.index(FORMULA)), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, TEX, None, 0, ctypes.byref(size)):
        return None
    # Of a string PDFium gives the words as if they were UTF-8, which they never are (ISO 32000-1, 7.9.2.2).
    told = (ctypes.c_ubyte * size.value)()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, TEX, told, size, ctypes.byref(size))
    written = bytes(told)
    wide = written.startswith(BOM_UTF16_BE)
    tex = written.decode("utf-16" if wide else "latin-1", "replace")
    return ctypes.cast(mark, ctypes.c_void_p).value or 0, tex


def read_drawing(things: Sequence[Any], inquiry: Inquiry) -> Drawing:
    """Read the things that are drawn within one mark; there is one at least."""
    boxes = [inquiry.box(thing) for thing in things]
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(things[0], ctypes.byref(matrix))
    digest = sha256()
    for thing in things:
        digest.update(bytes([pdfium.FPDFPageObj_GetType(thing)]))
        digest.update(array("d", _points(thing)).tobytes())
    box = Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    return Drawing(box, matrix.e, matrix.f, EM * max(abs(matrix.c), abs(matrix.d)), digest.hexdigest())


def _points(thing: Any) -> Iterator[float]:  # noqa: ANN401 -- a C pointer
    """Give the places that a path goes through, in its own units."""
    x, y = ctypes.c_float(), ctypes.c_float()
    across, up = ctypes.byref(x), ctypes.byref(y)
    for at in range(max(pdfium.FPDFPath_CountSegments(thing), 0)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(thing, at), across, up)
        yield x.value
        yield y.value
