"""Measure a text once: how far each letter stands from its beginning, and where its lines may end."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, repeat
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import create_layout, line_size

from octavo.bind.pdf.make_ready.glyphs import runs_of
from octavo.bind.pdf.make_ready.made import made_for

__all__ = ["ODD", "Measured", "measure", "measured", "measured_whole"]

#: Letters with which a text is no row of words: ends of lines, tabs, and hyphens that are not there yet.
ODD = frozenset("\n\t\u00ad\u2028\u2029")
#: The lowest bit of each byte, and how a place is found at which it is set.
LOWEST, BREAK = bytes(number & 1 for number in range(256)), re.compile(b"\x01")
#: 0 for each byte that goes on with a letter in UTF-8 (RFC 3629, section 3), 1 for others.
FIRST = bytes(number & 0xC0 != 0x80 for number in range(256))  # noqa: PLR2004 -- as there
#: More texts of a look than this are not kept: two long chapters have so many.
MOST = 400
#: Letters of a text that is too long to be kept.
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold a text as if it were set in one line: `places` says in Pango's units where each letter begins.

    `breaks` are the letters before which a line may end, `ends` where such a line would end, its last space
    not counted. All are empty where the text is out of the ordinary. `font` is that of all its letters, or
    None.
    """

    text: str
    word_spacing: float
    places: Sequence[int] = ()
    breaks: Sequence[int] = ()
    ends: Sequence[int] = ()
    font: Any = None

    def line(self, start: int, width: int) -> int:
        """Give the break that ends a line of this width from a letter on, as many words as fit; or -1."""
        if not self.ends:
            return -1
        return bisect_right(self.ends, self.places[start] + width) - 1

    def width(self, start: int, end: int) -> float:
        """Give in CSS px how far a place is from the beginning of a letter."""
        width: float = (end - self.places[start]) * FROM_UNITS
        return width


def measured(text: str, style: Any) -> Measured:  # noqa: ANN401 -- WeasyPrint's
    """Give a text measured, or a longer one that ends with it: its rest is asked for, line by line."""
    made, spacing = made_for(style), style["word_spacing"]
    last: Measured | None = made.measured
    if last is None or last.word_spacing != spacing or not last.text.endswith(text):
        return measured_whole(text, style)
    return last


def measured_whole(text: str, style: Any) -> Measured:  # noqa: ANN401 -- WeasyPrint's
    """Give a text measured by itself: how it is does not depend on what was measured before."""
    made, spacing = made_for(style), style["word_spacing"]
    known: Measured | None = made.texts.get((text, spacing))
    if known is None:
        known = measure(text, style)
        if len(made.texts) > MOST:
            made.texts.clear()
        if len(text) < LONGEST:
            made.texts[text, spacing] = known
    made.measured = known
    return known


def measure(text: str, style: Any) -> Measured:  # noqa: ANN401 -- WeasyPrint's
    """Give a text measured."""
    spacing = style["word_spacing"]
    if not ODD.isdisjoint(text):
        return Measured(text, spacing)
    layout = create_layout(text, style, None, None, 0)
    line, second = layout.get_first_line()
    letters = text.encode()
    widths = _widths(line, len(letters))
    if second is not None or widths is None:
        return Measured(text, spacing)
    # A letter's place is that of its first byte in UTF-8.
    places = array("l", compress(accumulate(widths, initial=0), letters.translate(FIRST) + b"\x01"))
    held = ffi.buffer(
        pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL),
        len(text) * ffi.sizeof("PangoLogAttr"),
    )
    # The lowest bit of each letter's says that a line may end before it.
    flags = bytes(held)[:: ffi.sizeof("PangoLogAttr")].translate(LOWEST)
    breaks = [found.start() for found in BREAK.finditer(flags, 1)]
    ends = [places[letter - (text[letter - 1] == " ")] for letter in breaks]
    return Measured(text, spacing, places, breaks, ends, _font(layout, line, style))


def _font(layout: Any, line: Any, style: Any) -> Any:  # noqa: ANN401 -- Pango's
    """Give the font of a line, whose height and baseline are known then; None where it has several."""
    heights, fonts = made_for(style).heights, {item.item.analysis.font for item in runs_of(line)}
    if len(fonts) != 1:
        return None
    (font,) = fonts
    if font not in heights:
        _, height = line_size(line, style)
        heights[font] = height, pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS, layout.layout
    return font


def _widths(line: Any, length: int) -> list[int] | None:  # noqa: ANN401 -- Pango's
    """Give how wide what begins at each byte of a line is; None where it does not go from left to right."""
    widths: dict[int, int] = {}
    for item in runs_of(line):
        if item.item.analysis.level % 2:
            return None
        glyphs, start = item.glyphs, item.item.offset
        number = glyphs.num_glyphs
        held = memoryview(ffi.buffer(glyphs.glyphs, number * ffi.sizeof("PangoGlyphInfo"))).cast("i")
        clusters = [start + byte for byte in ffi.unpack(glyphs.log_clusters, number)]
        of_run = dict(zip(clusters, held[1::5], strict=True))
        if len(of_run) < number:
            of_run = dict.fromkeys(clusters, 0)
            for cluster, width in zip(clusters, held[1::5], strict=True):
                of_run[cluster] += width
        widths |= of_run
    return list(map(widths.get, range(length), repeat(0)))
