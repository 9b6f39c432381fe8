"""Leave the book's own typefaces out of a leaf's PDF, and tell of their glyphs by their codes.

Each is embedded once, when leaves are joined.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from typing import Any

from weasyprint.pdf import fonts

from octavo.bind.pdf.make_ready.coded import digits_of
from octavo.bind.pdf.make_ready.glyphs import DIGITS
from octavo.bind.pdf.typefaces import is_ours

__all__ = ["build_fonts_dictionary", "clean"]

usual = fonts.Font.clean
usual_building = fonts.build_fonts_dictionary


@wraps(usual)
def clean(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:  # noqa: ANN401, FBT001 -- WeasyPrint's
    """Cut a font down to its glyphs; one that `share_faces` will embed anew is left empty."""
    if font.type == "ttf" and is_ours(font.name.decode()):
        font.file_content = b""
    else:
        usual(font, to_unicode, hinting)


@wraps(usual_building)
def build_fonts_dictionary(pdf: Any, told: Mapping[Any, Any], *how: Any) -> Any:  # noqa: ANN401 -- WeasyPrint's
    """Give the fonts of a PDF, with how wide their glyphs are and for which letters they stand."""
    for font in told.values():
        digits = digits_of(font)
        if digits is not DIGITS:
            font.widths = {int(digits[glyph], 16): width for glyph, width in font.widths.items()}
            font.to_unicode = {int(digits[glyph], 16): letters for glyph, letters in font.to_unicode.items()}
    return usual_building(pdf, told, *how)
