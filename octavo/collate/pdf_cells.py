"""Read from the tag of a table's cell what it spans (ISO 32000-1, table 349)."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from octavo.collate.facts import Cell

__all__ = ["CELLS", "read_cell"]

CELLS = {"TD", "TH"}


def read_cell(raw: Any, kind: str) -> Cell | None:  # noqa: ANN401 -- a C pointer
    """Give how a cell is made; None for any other tag."""
    if kind not in CELLS:
        return None
    return Cell(_number(raw, b"RowSpan"), _number(raw, b"ColSpan"), kind == "TH")


def _number(raw: Any, name: bytes) -> int:  # noqa: ANN401 -- as above
    for at in range(max(pdfium.FPDF_StructElement_GetAttributeCount(raw), 0)):
        attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(raw, at)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name) if attributes else None
        number = ctypes.c_float()
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
            return int(number.value)
    return 1
