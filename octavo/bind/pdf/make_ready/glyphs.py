"""Draw a run of glyphs with one reading of them, each where Pango puts it.

WeasyPrint 70 asks for each number of each glyph, says all distances, also those of nothing, and of each drops
what is less than a thousandth of the size: a line of sixty letters ends some tenths of a point beside its
measure. Here what is left of one distance goes into the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import Struct
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

__all__ = ["DIGITS", "bracketed", "drawn_run", "runs_of"]

#: A PangoGlyphInfo: glyph, width, x offset and y offset, and a word of flags.
GLYPH = Struct("@IiiiI")
#: Numbers of glyphs that are none, or stand for a letter that the font lacks (pango-glyph.h).
SPECIAL = 0x0FFFFFFF
#: Hexadecimal digits of each glyph's number, as they stand in a string of a PDF.
DIGITS = tuple(f"{number:04x}" for number in range(0x10000))
#: Distances of fewer thousandths of the size are not said until they have grown: nobody sees them.
LEAST = 2
#: Where Pango writes how large a glyph is.
INK, LOGICAL = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")


def runs_of(line: Any) -> Iterator[Any]:  # noqa: ANN401 -- Pango's
    """Give the runs of a line of Pango's, as they stand in it."""
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def drawn_run(  # noqa: PLR0913, PLR0917 -- a run, its look, and where it begins
    item: Any,  # noqa: ANN401 -- Pango's
    text: bytes,
    size: float,
    widths: dict[int, int],
    letters: dict[int, str],
    digits: Sequence[str],
    owed: float = 0.0,
) -> tuple[str, float] | None:
    """Give a run's glyphs with the distances between them, or None for what is out of the ordinary.

    Without the brackets around it. `text` is the line's, in UTF-8. `widths` and `letters` are told of glyphs
    that they do not know: how wide each is, in thousandths of its size, and for which letters of the text it
    stands. `digits` are how each is written. `owed` says by how many thousandths the run begins too far to
    the right; the number that is given, what follows it.
    """
    glyphs, pieces, unit = item.glyphs, [], 1000 * FROM_UNITS / size
    held = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH.size)
    for place, (glyph, width, aside, raised, _) in enumerate(GLYPH.iter_unpack(held)):
        if glyph >= SPECIAL or raised:
            return None
        if glyph not in letters:
            letters[glyph] = _letters(item, text, place)
        moved = aside * unit - owed
        if abs(moved) >= LEAST:
            pieces.append(f">{-round(moved)}<")
            owed += round(moved)
        pieces.append(digits[glyph])
        if glyph not in widths:
            widths[glyph] = _measure(item, glyph, size)
        owed += widths[glyph] - width * unit
    return "".join(pieces), owed


def bracketed(drawn: str) -> str:
    """Give glyphs and distances as the operator TJ has them (ISO 32000-1, 9.4.3)."""
    return f"<{drawn}>".removesuffix("<>").removeprefix("<>")


def _letters(item: Any, text: bytes, place: int) -> str:  # noqa: ANN401 -- Pango's
    """Give the letters of a text that the glyph at a place of a run stands for."""
    glyphs = item.glyphs
    starts, length = glyphs.log_clusters, item.item.length
    if item.item.analysis.level % 2:
        end = length if place == 0 else starts[place - 1]
    else:
        end = length if place == glyphs.num_glyphs - 1 else starts[place + 1]
    before = item.item.offset
    return text[before + starts[place] : before + end].decode()


def _measure(item: Any, glyph: int, size: float) -> int:  # noqa: ANN401 -- Pango's
    pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, INK, LOGICAL)
    width: float = LOGICAL.width * 1000 * FROM_UNITS / size
    return round(width)
