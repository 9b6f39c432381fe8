from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo import shapes
from octavo.shapes import ShapeError

MADE_OF = {
    "Small Book": "small-book",
    "L'Été à Zürich": "lete-a-zurich",
    "The Author\u2019s Book": "the-authors-book",
    "Søren & Œdipe": "soren-oedipe",
    "  1984: a novel! ": "1984-a-novel",
    "日本語の本": "book",
    "…": "book",
}


@pytest.mark.parametrize(("title", "slug"), MADE_OF.items())
def test_default_slug(title: str, slug: str) -> None:
    assert shapes.default_slug(title) == slug


@given(st.text())
def test_every_default_slug_is_a_file_name(title: str) -> None:
    slug = shapes.default_slug(title)
    assert slug.isascii()
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(slug) <= 80
    assert slug.strip("-") == slug


@pytest.mark.parametrize(
    "tag", ["en", "de-CH", "pt-BR", "zh-Hant-TW", "sl-rozaj-biske", "es-419", "de-1996", "en-x-mine", "gsw"]
)
def test_language_tags(tag: str) -> None:
    assert shapes.language(tag) == tag


@pytest.mark.parametrize("tag", ["", "e", "English", "en_GB", "en-", "en GB", "en-GB-", "12", "en-ABCDEFGHI"])
def test_what_is_no_language_tag(tag: str) -> None:
    with pytest.raises(ShapeError):
        shapes.language(tag)


SIZES = {
    "6x9": (152.4, 228.6),
    "5.5 x 8.5": (139.7, 215.9),
    "6x9in": (152.4, 228.6),
    "148x210mm": (148.0, 210.0),
    "148 \u00d7 210 mm": (148.0, 210.0),
    "a5": (148.0, 210.0),
    "us-trade": (152.4, 228.6),
}


@pytest.mark.parametrize(("trim", "size"), SIZES.items())
def test_trims_in_millimetres(trim: str, size: tuple[float, float]) -> None:
    assert shapes.trim_size(trim) == pytest.approx(size)


@pytest.mark.parametrize("trim", ["", "6", "6x", "six by nine", "148x210", "60x90mm", "1x1", "6x9cm", "A5"])
def test_what_is_no_trim(trim: str) -> None:
    with pytest.raises(ShapeError):
        shapes.trim_size(trim)


def test_every_named_trim_can_be_cut() -> None:
    for width, height in shapes.TRIMS.values():
        assert shapes.trim_size(f"{width:g}x{height:g}mm") == pytest.approx((width, height), abs=0.01)


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert shapes.published(day.isoformat()) == day


@pytest.mark.parametrize("written", ["", "soon", "2026-13", "2026-02-30", "23.11.2026", "2026-11-23T10:00"])
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(ShapeError):
        shapes.published(written)


@pytest.mark.parametrize("dialect", ["markdown", "gfm+footnotes", "commonmark_x-smart+alerts"])
def test_dialects(dialect: str) -> None:
    assert shapes.dialect(dialect) == dialect


@pytest.mark.parametrize("dialect", ["", "html", "markdown+", "markdown --lua-filter=x", "gfm/../x", "rst"])
def test_what_is_no_dialect(dialect: str) -> None:
    with pytest.raises(ShapeError):
        shapes.dialect(dialect)
