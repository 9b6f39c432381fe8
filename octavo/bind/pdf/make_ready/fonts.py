"""Leave the book's own typefaces out of a leaf's PDF: each is embedded once, when leaves are joined."""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from typing import Any

from weasyprint.pdf import fonts

from octavo.bind.pdf.typefaces import is_ours

__all__ = ["clean"]

usual = fonts.Font.clean


@wraps(usual)
def clean(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:  # noqa: ANN401, FBT001 -- WeasyPrint's
    """Cut a font down to its glyphs; one that `share_faces` will embed anew is left empty."""
    if font.type == "ttf" and is_ours(font.name.decode()):
        font.file_content = b""
    else:
        usual(font, to_unicode, hinting)
