"""Cuts of a typeface, read by fontTools, which did not make them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import fontpkg
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from octavo.bind.cutting import keep_glyphs, keep_letters, settle_weight


@pytest.fixture(scope="module")
def variable() -> bytes:
    return Path(fontpkg.path("Source Code Pro", weight=400, style="normal")).read_bytes()


@pytest.fixture(scope="module")
def regular(variable: bytes) -> bytes:
    return settle_weight(variable, 400)


def opened(content: bytes) -> TTFont:
    return TTFont(BytesIO(content), recalcTimestamp=False)


def features(font: TTFont) -> set[str]:
    return {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("weight", [400, 700])
def test_a_settled_font_is_drawn_as_by_another_cutter(variable: bytes, weight: int) -> None:
    settled, other = (
        opened(settle_weight(variable, weight)),
        instancer.instantiateVariableFont(opened(variable), {"wght": weight}),
    )
    assert "fvar" not in settled
    assert settled["OS/2"].usWeightClass == weight
    assert settled.getGlyphOrder() == other.getGlyphOrder()
    for name in settled.getGlyphOrder()[::7]:
        one, two = (font["glyf"][name].getCoordinates(font["glyf"])[0] for font in (settled, other))
        # The other has not rounded yet.
        assert all(
            max(abs(ours[0] - theirs[0]), abs(ours[1] - theirs[1])) <= 1
            for ours, theirs in zip(one, two, strict=True)
        )
        assert abs(settled["hmtx"][name][0] - other["hmtx"][name][0]) <= 1


def test_a_weight_beyond_the_font_s_is_the_nearest(variable: bytes) -> None:
    most = next(axis.maxValue for axis in opened(variable)["fvar"].axes if axis.axisTag == "wght")
    assert settle_weight(variable, 1000) == settle_weight(variable, int(most))
    assert settle_weight(variable, 1000) != settle_weight(variable, 400)


def test_a_font_without_axes_stays_as_it_is(regular: bytes) -> None:
    assert settle_weight(regular, 700) == regular


def test_letters_keep_their_features_names_and_licence(regular: bytes) -> None:
    whole, less, other = opened(regular), opened(keep_letters(regular, "Ab1")), opened(regular)
    cutter = subset.Subsetter(subset.Options(layout_features=["*"]))
    cutter.populate(text="Ab1")
    cutter.subset(other)
    assert less.flavor == "woff2"
    assert less.getBestCmap() == other.getBestCmap()
    assert features(less) == features(other) != set()
    for number in (1, 4, 13, 14):
        assert less["name"].getDebugName(number) == whole["name"].getDebugName(number)


def test_glyphs_keep_their_numbers_and_the_rest_is_empty(regular: bytes) -> None:
    whole = opened(regular)
    wanted = whole.getGlyphID(whole.getBestCmap()[ord("g")])
    less = opened(keep_glyphs(regular, [wanted, 70_000]))
    drawn = [
        number
        for number, name in enumerate(less.getGlyphOrder())
        if number and less["glyf"][name].numberOfContours
    ]
    assert drawn == [wanted]
    assert "GSUB" not in less
    assert "name" not in less
