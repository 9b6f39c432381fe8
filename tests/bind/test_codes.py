from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont

from octavo.bind.codes import FEW, codes_of, glyphs_of
from octavo.bind.fonts import Face, load_faces
from octavo.settings import Fonts

CUTS = load_faces(Fonts())


def test_each_glyph_has_one_code_and_the_common_ones_are_low() -> None:
    for face in CUTS:
        codes = codes_of(face.content)
        assert sorted(codes) == list(range(len(codes)))
        assert codes[0] == 0
        assert all(codes[glyph] < FEW for glyph in glyphs(face, "The quick brown fox, in 1851: “jumps” – é"))


def test_a_code_means_the_glyph_that_has_it() -> None:
    codes, meant = codes_of(CUTS[0].content), glyphs_of(CUTS[0].content)
    assert [meant[code] for code in codes] == list(range(len(codes)))


def test_faces_have_codes_of_their_own() -> None:
    assert codes_of(CUTS[0].content) != codes_of(CUTS[1].content)
    assert codes_of(bytes(bytearray(CUTS[0].content))) is codes_of(CUTS[0].content)


def glyphs(face: Face, letters: str) -> list[int]:
    names = TTFont(BytesIO(face.content))
    return [names.getGlyphID(names.getBestCmap()[ord(letter)]) for letter in letters]
