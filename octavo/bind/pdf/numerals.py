"""Draw the number of a line of code as a picture: what is no text is neither read nor copied as such."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

__all__ = ["numeral"]

#: How a picture of a number is called, and the typeface whose figures it has.
NAME = re.compile(r"line-(\d+)\.svg")
FACE = "fonts/mono-regular.ttf"
#: How many figures a picture has room for; they stand at its right edge.
ROOM = 4
#: How high a line of code is, in the size of its letters (`--leading-code`).
LEADING = 1.35


def numeral(name: str, face: bytes) -> bytes | None:
    """Give the picture of that name, or None where it is no number's; it is as high as a line of code."""
    match = NAME.fullmatch(name)
    return _drawn(match[1], face) if match else None


@lru_cache(maxsize=1024)
def _drawn(digits: str, face: bytes) -> bytes:
    figures, wide, em, base = _figures(face)
    high = em * LEADING
    start = wide * (max(ROOM, len(digits)) - len(digits))
    paths = "".join(
        f'<path transform="translate({start + wide * place} {base}) scale(1 -1)" d="{figures[digit]}"/>'
        for place, digit in enumerate(map(int, digits))
    )
    width = wide * max(ROOM, len(digits))
    box = f'viewBox="0 0 {width} {high:g}" width="{width / em:g}em" height="{LEADING}em"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{paths}</svg>'.encode()


@lru_cache(maxsize=2)
def _figures(face: bytes) -> tuple[tuple[str, ...], int, int, float]:
    """Give the outlines of the ten figures, their width, the em, and how far below its top a line is."""
    font = TTFont(BytesIO(face))
    glyphs, names, heights = font.getGlyphSet(), font.getBestCmap(), font["hhea"]
    outlines: list[str] = []
    for digit in "0123456789":
        pen = SVGPathPen(glyphs)
        glyphs[names[ord(digit)]].draw(pen)
        outlines.append(pen.getCommands())
    em = font["head"].unitsPerEm
    leading = em * LEADING - heights.ascent + heights.descent
    return tuple(outlines), glyphs[names[ord("0")]].width, em, leading / 2 + heights.ascent
