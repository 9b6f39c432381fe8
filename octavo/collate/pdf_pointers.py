"""Read the links of a page of a PDF, and where they lead."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from octavo.collate.pdf_inquiry import Box

__all__ = ["Pointer", "read_pointers"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """Hold a link's rectangle and where it leads: an address, or a page (from 0) and a height on it.

    `across` is how far from the left it leads, where it says so.

    The height is None for the whole page, the page None for a link that leads nowhere.
    """

    box: Box
    address: str | None = None
    page: int | None = None
    height: float | None = None
    across: float | None = None


def read_pointers(document: Any, page: Any) -> Iterator[Pointer]:  # noqa: ANN401 -- C pointers
    """Give the links of a page of a document."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        sides = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(sides))
        box = Box(sides.left, sides.bottom, sides.right, sides.top)
        action = pdfium.FPDFLink_GetAction(link)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            yield Pointer(box, address=_address(document, action))
            continue
        goal = pdfium.FPDFLink_GetDest(document, link)
        if not goal and action:
            goal = pdfium.FPDFAction_GetDest(document, action)
        number = pdfium.FPDFDest_GetDestPageIndex(document, goal) if goal else -1
        yield Pointer(box) if number < 0 else Pointer(box, None, number, *_place(goal))


def _address(document: Any, action: Any) -> str:  # noqa: ANN401 -- C pointers
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _place(goal: Any) -> tuple[float | None, float | None]:  # noqa: ANN401 -- a C pointer
    """Give the height of a goal on its page, and how far it is from the left."""
    given = [ctypes.c_int() for _ in range(3)]
    values = [ctypes.c_float() for _ in range(3)]
    pointers = [*map(ctypes.byref, given), *map(ctypes.byref, values)]
    there = pdfium.FPDFDest_GetLocationInPage(goal, *pointers)
    across, height, _ = (
        value.value if there and has.value else None for has, value in zip(given, values, strict=True)
    )
    return height, across
