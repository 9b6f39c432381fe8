"""Embed each typeface once: every leaf comes with a part of it of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont

from octavo.bind.fonts import Face
from octavo.cache import Cache, digest

__all__ = ["share_faces"]

#: Part of every cache key: raise it when the way of cutting down changes.
SHARING = "1"


def share_faces(pdf: pikepdf.Pdf, faces: Sequence[Face], cache: Cache) -> None:
    """Replace the fonts that the leaves embed by one per face, with the glyphs of all of them.

    The leaves' subsets keep the face's own glyph numbers, so that the text needs no change. A font
    that is none of ours (letters that our faces lack) stays as it is.
    """
    wanted: dict[str, set[int]] = {}
    descriptors: list[tuple[str, pikepdf.Object]] = []
    ours = {_postscript(face): face for face in faces}
    for font in _fonts(pdf):
        name = str(font.BaseFont).partition("+")[2]
        if name in ours and "/FontFile2" in font.FontDescriptor:
            descriptors.append((name, font.FontDescriptor))
            wanted.setdefault(name, set()).update(_glyphs(font.W))
    files = {
        name: pdf.make_stream(_reduce(ours[name].content, glyphs, cache)) for name, glyphs in wanted.items()
    }
    for name, descriptor in descriptors:
        descriptor.FontFile2 = files[name]


def _postscript(face: Face) -> str:
    bold, italic = face.weight > 500, face.italic  # noqa: PLR2004 -- CSS Fonts 4: 400 normal, 700 bold
    style = ("-Bold" if bold else "") + ("-Italic" if italic else "")
    return face.family.replace(" ", "-") + style


def _fonts(pdf: pikepdf.Pdf) -> Iterable[pikepdf.Object]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == pikepdf.Name.CIDFontType2:
            yield thing


def _glyphs(widths: pikepdf.Object) -> Iterable[int]:
    entries = list(widths)
    while entries:
        first = int(entries.pop(0))
        row = entries.pop(0)
        if isinstance(row, pikepdf.Array):
            yield from range(first, first + len(row))
        else:
            yield from range(first, int(row) + 1)
            entries.pop(0)


def _reduce(content: bytes, glyphs: set[int], cache: Cache) -> bytes:
    key = digest(SHARING, content, ",".join(map(str, sorted(glyphs))))
    return cache.obtain("face", key, lambda: _subset(content, glyphs))


def _subset(content: bytes, glyphs: set[int]) -> bytes:
    options = subset.Options(retain_gids=True, notdef_outline=True, layout_features=[], hinting=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "name", "post", "OS/2", "cmap", "meta"]
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    # A letter that no font has is drawn as a box, under a number beyond the face's own.
    cutter.populate(gids=sorted({0, *(glyph for glyph in glyphs if glyph < font["maxp"].numGlyphs)}))
    cutter.subset(font)
    less = BytesIO()
    font.save(less)
    return less.getvalue()
