"""Embed each typeface once: every leaf comes with a part of it of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

import pikepdf

from octavo.bind.codes import glyphs_of
from octavo.bind.cutting import keep_glyphs
from octavo.bind.fonts import Face

__all__ = ["embed_faces", "is_ours", "share_faces"]

#: The names of our faces, as `@font-face` and Pango make them of family, weight and slant.
NAME = re.compile(r"Octavo-(?:Text|Mono|Other-[A-Z])(?:-Bold)?(?:-Italic)?")
#: A glyph and the widths from it on; or the first and the last of some glyphs, and the width of each.
ROW = re.compile(rb"(?P<first>\d+)\s*(?:\[(?P<each>[^\]]*)\]|\s(?P<last>\d+)\s+[\d.+-]+)")


def is_ours(name: str) -> bool:
    """Say whether the name of a font in a PDF, `/ABCDEF+Octavo-Text-Bold`, is that of a face of ours."""
    return NAME.fullmatch(name.partition("+")[2]) is not None


def embed_faces(pdf: bytes, faces: Sequence[Face]) -> bytes:
    """Give a typeset sheet with its faces embedded, as one that is not joined with others needs them."""
    finished = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as sheet:
        share_faces(sheet, faces)
        sheet.save(finished, deterministic_id=True)
    return finished.getvalue()


def share_faces(pdf: pikepdf.Pdf, faces: Sequence[Face]) -> None:
    """Embed each face once, with the glyphs of all leaves, where these have left it out or have some of it.

    Leaves have the codes of its glyphs (`codes.py`) or, where it was not left out, their numbers. A font that
    is none of ours (letters that our faces lack) stays as it is.
    """
    ours = {_postscript(face): face for face in faces}
    told: dict[tuple[str, bool], set[int]] = {}
    there: list[tuple[str, bool, pikepdf.Object]] = []
    for font in _fonts(pdf):
        name = str(font.BaseFont).partition("+")[2]
        if name in ours and "/FontFile2" in font.FontDescriptor:
            coded = not font.FontDescriptor.FontFile2.read_raw_bytes()
            there.append((name, coded, font))
            told.setdefault((name, coded), set()).update(_glyphs(font.W))
    files: dict[str, pikepdf.Stream] = {}
    maps: dict[str, pikepdf.Stream] = {}
    for name in dict.fromkeys(name for name, _ in told):
        content = ours[name].content
        glyphs, meant = told.get((name, False), set()), glyphs_of(content)
        # The code of a letter that no font has is beyond those of glyphs.
        codes = [code for code in told.get((name, True), ()) if code < len(meant)]
        files[name] = pdf.make_stream(keep_glyphs(content, glyphs.union(meant[code] for code in codes)))
        maps[name] = pdf.make_stream(_map(meant[: max(codes, default=0) + 1]))
    for name, coded, font in there:
        font.FontDescriptor.FontFile2 = files[name]
        if coded:
            font.CIDToGIDMap = maps[name]


def _map(glyphs: Iterable[int]) -> bytes:
    """Give what says which glyph is meant by each code, as far as any is used (ISO 32000-1, table 117)."""
    return b"".join(glyph.to_bytes(2) for glyph in glyphs)


def _postscript(face: Face) -> str:
    bold, italic = face.weight > 500, face.italic  # noqa: PLR2004 -- CSS Fonts 4: 400 normal, 700 bold
    style = ("-Bold" if bold else "") + ("-Italic" if italic else "")
    return face.family.replace(" ", "-") + style


def _fonts(pdf: pikepdf.Pdf) -> Iterable[pikepdf.Object]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == pikepdf.Name.CIDFontType2:
            yield thing


def _glyphs(widths: pikepdf.Object) -> Iterable[int]:
    """Give the glyphs of which a font tells the widths (ISO 32000-1, 9.7.4.3): in rows, or of one width."""
    for row in ROW.finditer(widths.unparse(resolved=True)):
        first = int(row["first"])
        last = int(row["last"]) if row["last"] else first + len(row["each"].split()) - 1
        yield from range(first, last + 1)
