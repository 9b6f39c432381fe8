"""Cut font files with HarfBuzz: a static font out of a variable one, and less of a font than there is."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import uharfbuzz as harfbuzz
from fontTools.ttLib import TTFont

__all__ = ["CUTTING", "keep_glyphs", "keep_letters", "settle_weight"]

#: Part of every cache key: raise it when the way of cutting changes.
CUTTING = "3"
#: What a font that is cut down still says of itself: its names, and its licence (OpenType, `name`).
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
#: What a PDF's reader has no use for: it is given glyphs by number, and told their widths.
#: (ISO 32000-2, 9.9.2 lists what a font file must have.)
UNREAD = ("GSUB", "GPOS", "GDEF", "STAT", "name", "post", "OS/2", "cmap", "meta", "gasp", "DSIG")


def settle_weight(content: bytes, weight: int) -> bytes:
    """Give a font with its axes settled: that of weight at `weight`, CSS's 100 to 900, or the nearest it has.

    Other axes stay where the font's maker left them. A font without axes is given as it is.
    """
    face = harfbuzz.Face(content)
    axes = face.axis_infos
    if not axes:
        return content
    cut = harfbuzz.SubsetInput()
    cut.keep_everything()
    cut.flags |= harfbuzz.SubsetFlags.DOWNGRADE_CFF2
    cut.pin_all_axes_to_default(face)
    for axis in axes:
        if axis.tag == "wght":
            cut.pin_axis_location(face, "wght", min(max(weight, axis.min_value), axis.max_value))
    return _cut(face, cut)


def keep_letters(content: bytes, letters: str) -> bytes:
    """Give a font as WOFF2 with only what these letters need, all its features kept."""
    cut = harfbuzz.SubsetInput()
    cut.flags = harfbuzz.SubsetFlags.NOTDEF_OUTLINE
    cut.unicode_set.update(map(ord, letters))
    cut.layout_feature_tag_set.clear()
    cut.layout_feature_tag_set.invert()
    cut.name_id_set.clear()
    cut.name_id_set.update(NAMES)
    font = TTFont(BytesIO(_cut(harfbuzz.Face(content), cut)), recalcTimestamp=False)
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def keep_glyphs(content: bytes, glyphs: Iterable[int]) -> bytes:
    """Give a font for a PDF to embed: outlines of these glyphs alone, under the numbers that they had.

    A number beyond those that the font has is passed over: a letter that no font has is drawn as a box.
    """
    face = harfbuzz.Face(content)
    cut = harfbuzz.SubsetInput()
    cut.flags = (
        harfbuzz.SubsetFlags.RETAIN_GIDS
        | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
        | harfbuzz.SubsetFlags.NO_HINTING
        | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    )
    cut.glyph_set.update({0, *(glyph for glyph in glyphs if glyph < face.glyph_count)})
    cut.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in UNREAD)
    return _cut(face, cut)


def _cut(face: harfbuzz.Face, cut: harfbuzz.SubsetInput) -> bytes:
    return bytes(harfbuzz.subset(face, cut).blob.data)
