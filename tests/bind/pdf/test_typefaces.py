from __future__ import annotations

from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont

from octavo.bind.codes import FEW
from octavo.bind.fonts import Face
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typefaces import _glyphs, share_faces
from octavo.bind.pdf.typeset import typeset

STYLE = b"@font-face { font-family: 'Octavo Text'; src: url(t.ttf) } body { font-family: 'Octavo Text' }"
HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>'
HEAD += '<link rel="stylesheet" href="x.css"/></head><body>'


def typeset_with(face: Face, words: str) -> bytes:
    sheet = Sheet("one", None, "print", f"{HEAD}<p>{words}</p></body></html>")
    return typeset(sheet, Resources({"x.css": STYLE, "t.ttf": face.content})).pdf


def shared(face: Face, *leaves: bytes) -> tuple[set[int], TTFont]:
    with pikepdf.new() as book:
        sources = [pikepdf.open(BytesIO(leaf)) for leaf in leaves]
        for source in sources:
            book.pages.extend(source.pages)
        share_faces(book, [face])
        files = {
            each.FontFile2.objgen[0]: each.FontFile2.read_bytes()
            for each in book.objects
            if isinstance(each, pikepdf.Dictionary)
            and "/FontFile2" in each
            and "Octavo" in str(each.FontName)
        }
        for source in sources:
            source.close()
    return set(files), TTFont(BytesIO(next(iter(files.values()))))


def outlined(font: TTFont, face: Face, letters: str) -> list[bool]:
    names = TTFont(BytesIO(face.content)).getBestCmap()
    order = TTFont(BytesIO(face.content)).getReverseGlyphMap()
    numbers = [order[names[ord(each)]] for each in letters]
    kept, glyphs = font["maxp"].numGlyphs, font["glyf"]
    return [n < kept and glyphs[font.getGlyphName(n)].numberOfContours > 0 for n in numbers]


def test_one_file_holds_the_letters_of_all_leaves(cuts: tuple[Face, ...]) -> None:
    files, font = shared(cuts[0], typeset_with(cuts[0], "ab"), typeset_with(cuts[0], "cd"))
    assert len(files) == 1
    assert outlined(font, cuts[0], "abcdx") == [True, True, True, True, False]


def test_a_letter_that_no_font_has_is_no_obstacle(cuts: tuple[Face, ...]) -> None:
    _, font = shared(cuts[0], typeset_with(cuts[0], "a \U0001e8d0 b"))
    assert outlined(font, cuts[0], "ab") == [True, True]


def test_glyphs_are_told_in_rows_and_from_one_to_one() -> None:
    widths = pikepdf.Object.parse(b"[1 [500 400.5] 3 7 250 9[1]12 12 -.5]")
    assert list(_glyphs(widths)) == [1, 2, *range(3, 8), 9, 12]


def test_what_comes_often_has_a_code_that_a_reader_remembers(cuts: tuple[Face, ...]) -> None:
    with pikepdf.open(BytesIO(typeset_with(cuts[0], "Common words, 1851."))) as leaf:
        fonts = [each for each in leaf.objects if isinstance(each, pikepdf.Dictionary) and "/W" in each]
        assert all(code < FEW for font in fonts for code in _glyphs(font.W))
        assert fonts
