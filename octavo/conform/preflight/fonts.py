"""Read of a font whether the file holds it, and only what is used of it."""

from __future__ import annotations

import re

import pikepdf

from octavo.conform.preflight.sheets import Font

__all__ = ["read_font"]

#: How the name of a font begins of which only a part is there (ISO 32000-1, 9.6.4).
TAG = re.compile(r"^[A-Z]{6}\+")
#: Where a font's outlines are, by their kind (ISO 32000-1, table 126).
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def read_font(font: pikepdf.Object) -> Font:
    """Give what a preflight asks of a font; one of Type 3 is drawn in the file itself."""
    name = str(font.get("/BaseFont", "/Type3"))[1:]
    if font.get("/Subtype") == pikepdf.Name.Type3:
        return Font(name, embedded=True, subset=True)
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    described = inner.get("/FontDescriptor", pikepdf.Dictionary())
    return Font(TAG.sub("", name), any(key in described for key in FILES), TAG.match(name) is not None)
