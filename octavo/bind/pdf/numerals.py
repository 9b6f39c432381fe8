"""Draw the number of a line, of code or verse, as a picture: what is no text is not read, nor copied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import accumulate

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

__all__ = ["numeral"]

#: How a picture of a number is called, and the typefaces whose figures it has.
NAME = re.compile(r"(?P<what>line|verse)-(?P<digits>\d+)\.svg")
FACES = {"line": "fonts/mono-regular.ttf", "verse": "fonts/text-regular.ttf"}
#: How many figures a picture has room for; they stand at its right edge.
ROOM = 4
#: How high a line of code is, in the size of its letters (`--leading-code`).
LEADING = 1.35


def numeral(name: str, files: Mapping[str, bytes]) -> bytes | None:
    """Give the picture of that name, or None where it is no number's; it is as high as a line of code.

    `files` hold the typefaces.
    """
    match = NAME.fullmatch(name)
    face = files.get(FACES[match["what"]]) if match else None
    return _drawn(match["digits"], face) if match and face else None


@lru_cache(maxsize=1024)
def _drawn(digits: str, face: bytes) -> bytes:
    figures, widths, em, base = _figures(face)
    high = em * LEADING
    own = [widths[int(digit)] for digit in digits]
    width = max(ROOM * widths[0], sum(own))
    places = accumulate(own[:-1], initial=width - sum(own))
    paths = "".join(
        f'<path transform="translate({at} {base}) scale(1 -1)" d="{figures[int(digit)]}"/>'
        for at, digit in zip(places, digits, strict=True)
    )
    box = f'viewBox="0 0 {width} {high:g}" width="{width / em:g}em" height="{LEADING}em"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{paths}</svg>'.encode()


@lru_cache(maxsize=2)
def _figures(face: bytes) -> tuple[tuple[str, ...], tuple[int, ...], int, float]:
    """Give the outlines of the ten figures, their widths, the em, and how far below its top a line is."""
    font = TTFont(BytesIO(face))
    glyphs, names, heights = font.getGlyphSet(), font.getBestCmap(), font["hhea"]
    outlines: list[str] = []
    for digit in "0123456789":
        pen = SVGPathPen(glyphs)
        glyphs[names[ord(digit)]].draw(pen)
        outlines.append(pen.getCommands())
    em = font["head"].unitsPerEm
    leading = em * LEADING - heights.ascent + heights.descent
    widths = tuple(glyphs[names[ord(digit)]].width for digit in "0123456789")
    return tuple(outlines), widths, em, leading / 2 + heights.ascent
