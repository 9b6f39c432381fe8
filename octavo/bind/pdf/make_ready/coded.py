"""Write the codes of glyphs where WeasyPrint writes their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from octavo.bind.codes import codes_of
from octavo.bind.pdf.make_ready.glyphs import DIGITS
from octavo.bind.pdf.typefaces import is_ours

__all__ = ["Coded", "digits_of"]

#: A string of glyphs, each of four digits.
GLYPHS = re.compile("<([0-9a-f]*)>")


def digits_of(font: Any) -> Sequence[str]:  # noqa: ANN401 -- WeasyPrint's
    """Give how each glyph of a font of WeasyPrint's is written; the book's own faces have codes."""
    known: Sequence[str] | None = font.__dict__.get("octavo_digits")
    if known is None:
        known = DIGITS
        if font.type == "ttf" and is_ours(font.name.decode()):
            codes = codes_of(font.file_content)
            known = (*map(DIGITS.__getitem__, codes), *DIGITS[len(codes) :])
        font.octavo_digits = known
    return known


class Coded:
    """Stand before a stream on which WeasyPrint draws a line itself, and write codes there."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
        """Know the stream, and no font yet."""
        self._stream = stream
        self._digits: Sequence[str] = DIGITS

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the stream has
        """Give what the stream has."""
        return getattr(self._stream, name)

    def set_font_size(self, name: str, size: float) -> None:
        """Set the font that has this name, and know how its glyphs are written."""
        fonts = self._stream._fonts.values()  # noqa: SLF001 -- as in words.py
        self._digits = next((digits_of(font) for font in fonts if font.hash == name), DIGITS)
        self._stream.set_font_size(name, size)

    def show_text(self, text: str) -> None:
        """Show glyphs, which WeasyPrint has written by their numbers."""
        self._stream.show_text(GLYPHS.sub(self._coded, text))

    def _coded(self, found: re.Match[str]) -> str:
        if self._digits is DIGITS:
            return found[0]
        glyphs = found[1]
        numbers = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
        return f"<{''.join(map(self._digits.__getitem__, numbers))}>"
