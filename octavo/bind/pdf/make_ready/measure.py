"""Measure a text once: how far each letter stands from its beginning, and where its lines may end."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import create_layout

from octavo.bind.pdf.make_ready.glyphs import runs_of
from octavo.bind.pdf.make_ready.made import made_for

__all__ = ["ODD", "Measured", "measured"]

#: Letters with which a text is no row of words: ends of lines, tabs, and hyphens that are not there yet.
ODD = frozenset("\n\t\u00ad\u2028\u2029")
#: More texts of a look than this are not kept: two long chapters have so many.
MOST = 400
#: Letters of a text that is too long to be kept.
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold a text as if it were set in one line: `places` says in Pango's units where each letter begins.

    `breaks` are the letters before which a line may end, `ends` where such a line would end, its last space
    not counted. All are empty where the text is out of the ordinary.
    """

    text: str
    word_spacing: float
    places: Sequence[int] = ()
    breaks: Sequence[int] = ()
    ends: Sequence[int] = ()

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
        last = made.texts.get((text, spacing))
        if last is None:
            last = _measure(text, style, spacing)
            if len(made.texts) > MOST:
                made.texts.clear()
            if len(text) < LONGEST:
                made.texts[text, spacing] = last
        made.measured = last
    return last


def _measure(text: str, style: Any, spacing: float) -> Measured:  # noqa: ANN401 -- WeasyPrint's
    if not ODD.isdisjoint(text):
        return Measured(text, spacing)
    layout = create_layout(text, style, None, None, 0)
    line, second = layout.get_first_line()
    widths = _widths(line, len(text.encode()))
    if second is not None or widths is None:
        return Measured(text, spacing)
    by_byte = [0, *accumulate(widths)]
    places = array("l", by_byte if text.isascii() else [by_byte[byte] for byte in _starts(text)])
    held = ffi.buffer(
        pango.pango_layout_get_log_attrs_readonly(layout.layout, ffi.NULL),
        len(text) * ffi.sizeof("PangoLogAttr"),
    )
    # The lowest bit of each letter's says that a line may end before it.
    flags = bytes(held)[:: ffi.sizeof("PangoLogAttr")]
    breaks = [letter for letter, flag in enumerate(flags) if flag & 1 and letter]
    ends = [places[letter - (text[letter - 1] == " ")] for letter in breaks]
    return Measured(text, spacing, places, breaks, ends)


def _widths(line: Any, length: int) -> list[int] | None:  # noqa: ANN401 -- Pango's
    """Give how wide what begins at each byte of a line is; None where it does not go from left to right."""
    widths = [0] * length
    for item in runs_of(line):
        if item.item.analysis.level % 2:
            return None
        glyphs, start = item.glyphs, item.item.offset
        held = memoryview(ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * ffi.sizeof("PangoGlyphInfo"))).cast(
            "i"
        )
        for cluster, width in zip(
            ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs), held[1::5], strict=True
        ):
            widths[start + cluster] += width
    return widths


def _starts(text: str) -> list[int]:
    """Give the bytes at which the letters of a text begin in UTF-8, and where it ends."""
    return [0, *accumulate(len(letter.encode()) for letter in text)]
