"""Number the glyphs of a face as a PDF names them: those that come most often below 256.

PDFium, with which we read what we made and many a reader's program draws it, remembers how large such a glyph
is; for any other it goes to the font file each time that the glyph comes (`CPDF_CIDFont::GetCharBBox`).
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence

import uharfbuzz as harfbuzz

__all__ = ["FEW", "codes_of", "glyphs_of"]

#: What text is made of mostly, in the order of the alphabets.
LETTERS = (
    f" {string.ascii_lowercase}{string.ascii_uppercase}{string.digits}{string.punctuation}"
    "’‘“”–—…«»\u00a0\u2010"
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
    "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώς"
    "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿß"
)
#: What fonts draw with glyphs of their own: letters that are joined, and figures with tails.
JOINED, FIGURES = "fi fl ff ffi ffl fj Th", {"onum": True}
#: Numbers below this are remembered; 0 is the glyph of what a font has not.
FEW = 256
#: As much of a font file as lists its tables, each with its checksum (OpenType, table directory).
DIRECTORY = 1024

_known: dict[bytes, tuple[int, ...]] = {}


def codes_of(content: bytes) -> Sequence[int]:
    """Give the code of each glyph of a font file; all are numbers of its glyphs."""
    key = content[:DIRECTORY]
    if key not in _known:
        _known[key] = _numbered(content)
    return _known[key]


def glyphs_of(content: bytes) -> Sequence[int]:
    """Give the glyph that each code of a font file means."""
    codes = codes_of(content)
    return sorted(range(len(codes)), key=codes.__getitem__)


def _numbered(content: bytes) -> tuple[int, ...]:
    face = harfbuzz.Face(content)
    often = list(dict.fromkeys(_often(harfbuzz.Font(face))))[: FEW - 1]
    codes = {0: 0} | {glyph: code for code, glyph in enumerate(often, 1)}
    others = (glyph for glyph in range(face.glyph_count) if glyph not in codes)
    codes |= {glyph: code for code, glyph in enumerate(others, len(codes))}
    return tuple(codes[glyph] for glyph in range(face.glyph_count))


def _often(font: harfbuzz.Font) -> Iterable[int]:
    nominal = (font.get_nominal_glyph(ord(letter)) for letter in LETTERS)
    yield from (glyph for glyph in nominal if glyph)
    for words, features in ((JOINED, {}), (string.digits, FIGURES)):
        buffer = harfbuzz.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        harfbuzz.shape(font, buffer, features)
        yield from (info.codepoint for info in buffer.glyph_infos if info.codepoint)
