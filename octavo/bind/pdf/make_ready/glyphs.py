"""Draw a run of glyphs with one reading of them, where WeasyPrint asks for each number of each glyph."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

__all__ = ["DIGITS", "drawn_run", "runs_of"]

#: A PangoGlyphInfo: glyph, width, x offset and y offset, and a word of flags.
GLYPH = Struct("@IiiiI")
#: Numbers of glyphs that are none, or stand for a letter that the font lacks (pango-glyph.h).
SPECIAL = 0x0FFFFFFF
#: Hexadecimal digits of each glyph's number, as they stand in a string of a PDF.
DIGITS = tuple(f"{number:04x}" for number in range(0x10000))
#: Where Pango writes how large a glyph is.
INK, LOGICAL = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")


def runs_of(line: Any) -> Iterator[Any]:  # noqa: ANN401 -- Pango's
    """Give the runs of a line of Pango's, as they stand in it."""
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def drawn_run(
    item: Any,  # noqa: ANN401 -- Pango's
    text: str,
    size: float,
    widths: dict[int, int],
    letters: dict[int, str],
) -> str | None:
    """Give a run's glyphs with the distances between them, or None for what is out of the ordinary.

    `widths` and `letters` are told of glyphs that they do not know: how wide each is, in thousandths of its
    size, and for which letters of the text it stands.
    """
    glyphs, pieces = item.glyphs, ["<"]
    held = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH.size)
    for place, (glyph, width, aside, raised, _) in enumerate(GLYPH.iter_unpack(held)):
        if glyph >= SPECIAL or raised:
            return None
        if glyph not in letters:
            letters[glyph] = _letters(item, text, place)
        # The numbers are reckoned as WeasyPrint does it: to the last digit.
        offset = aside / size
        if offset:
            pieces.append(f">{-offset}<")
        pieces.append(DIGITS[glyph])
        if glyph not in widths:
            widths[glyph] = _measure(item, glyph, size)
        kerning = widths[glyph] + offset - width * 1000 * FROM_UNITS / size
        if kerning:
            pieces.append(f">{int(kerning)}<")
    pieces.append(">")
    string = "".join(pieces)
    return string.removesuffix("<>")


def _letters(item: Any, text: str, place: int) -> str:  # noqa: ANN401 -- Pango's
    """Give the letters of a text that the glyph at a place of a run stands for."""
    glyphs = item.glyphs
    starts, length = glyphs.log_clusters, item.item.length
    if item.item.analysis.level % 2:
        end = length if place == 0 else starts[place - 1]
    else:
        end = length if place == glyphs.num_glyphs - 1 else starts[place + 1]
    before = item.item.offset
    return text.encode()[before + starts[place] : before + end].decode()


def _measure(item: Any, glyph: int, size: float) -> int:  # noqa: ANN401 -- Pango's
    pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, INK, LOGICAL)
    width: float = LOGICAL.width * 1000 * FROM_UNITS / size
    return round(width)
