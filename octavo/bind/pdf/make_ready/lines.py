"""Draw a line with one reading of its glyphs, where WeasyPrint asks for each number of each glyph."""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps
from struct import Struct
from typing import Any

from weasyprint.draw import text
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

__all__ = ["draw_first_line"]

#: A PangoGlyphInfo: glyph, width, x offset and y offset, and a word of flags.
GLYPH = Struct("@IiiiI")
#: Numbers of glyphs that are none, or stand for a letter that the font lacks (pango-glyph.h).
SPECIAL = 0x0FFFFFFF
#: Hexadecimal digits of each glyph's number, as they stand in a string of a PDF.
DIGITS = tuple(f"{number:04x}" for number in range(0x10000))

usual = text.draw_first_line


@wraps(usual)
def draw_first_line(stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:  # noqa: ANN401 -- WeasyPrint's
    """Draw the line of a text box, and give the pictures in it: none, or WeasyPrint draws it."""
    if overflow == "ellipsis" or ellipsis != "none" or not textbox.text.strip():
        return usual(stream, textbox, overflow, ellipsis, matrix)
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 -- Pango's
    line, _ = layout.get_first_line()
    shown: list[tuple[Any, float, str]] = []
    for item in _runs(line):
        font, size = stream.add_font(item.item.analysis.font)
        if font.bitmap or font.png or font.svg or font.colr or not size:
            return usual(stream, textbox, overflow, ellipsis, matrix)
        string = _string(stream, layout, item, font, size)
        if string is None:
            return usual(stream, textbox, overflow, ellipsis, matrix)
        if shown and shown[-1][0] is font:
            shown[-1] = (font, size, shown[-1][2] + string)
        else:
            shown.append((font, size, string))
    stream.set_text_matrix(*matrix.values)
    for font, size, string in shown:
        stream.set_font_size(font.hash, size)
        stream.show_text(string)
    return []


def _runs(line: Any) -> Iterator[Any]:  # noqa: ANN401 -- Pango's
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _string(stream: Any, layout: Any, item: Any, font: Any, size: float) -> str | None:  # noqa: ANN401 -- WeasyPrint's
    """Give a run's glyphs with the distances between them, or None for what is out of the ordinary."""
    glyphs, widths, pieces = item.glyphs, font.widths, ["<"]
    held = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH.size)
    for place, (glyph, width, aside, raised, _) in enumerate(GLYPH.iter_unpack(held)):
        if glyph >= SPECIAL or raised:
            return None
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = _letters(layout, item, place)
        # The numbers are reckoned as WeasyPrint does it: to the last digit.
        offset = aside / size
        if offset:
            pieces.append(f">{-offset}<")
        pieces.append(DIGITS[glyph])
        whole = widths[glyph] if glyph in widths else _measure(stream, item, glyph, font, size)
        kerning = whole + offset - width * 1000 * FROM_UNITS / size
        if kerning:
            pieces.append(f">{int(kerning)}<")
    pieces.append(">")
    string = "".join(pieces)
    return string.removesuffix("<>")


def _letters(layout: Any, item: Any, place: int) -> str:  # noqa: ANN401 -- Pango's
    """Give the letters that the glyph at a place of a run stands for."""
    glyphs = item.glyphs
    starts, length = glyphs.log_clusters, item.item.length
    if item.item.analysis.level % 2:
        end = length if place == 0 else starts[place - 1]
    else:
        end = length if place == glyphs.num_glyphs - 1 else starts[place + 1]
    before = item.item.offset
    letters: str = layout.text.encode()[before + starts[place] : before + end].decode()
    return letters


def _measure(stream: Any, item: Any, glyph: int, font: Any, size: float) -> int:  # noqa: ANN401 -- WeasyPrint's
    pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
    font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    width: int = font.widths[glyph]
    return width
