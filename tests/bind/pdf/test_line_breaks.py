"""Lines end where WeasyPrint ends them, whatever is written and however wide they are."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.text.fonts import FontConfiguration

from octavo.bind.pdf.make_ready import breaks
from octavo.bind.pdf.make_ready.breaks import split_first_line

#: What is easily broken or joined in another way: dashes, quotes, brackets, figures, other letters.
WORDS = """the of efficient fjord’s mother-in-law whale—whale — – … “Call me Ishmael.” (Some) [years] ago!),
‘never mind’ 1,851.07 $5 50% a/b http://example.org/very/long/path?of=words incomprehensibilities naïve Straße
καθαρεύουσα левиафан AVATAR. a I x\u00a0=\u00a0y « oui » -- ' " antidisestablishmentarianism’s ½ · C++ #1
A&B e.g. U.S.A. 12-13 \ufb01n affix""".replace("\n", " ")
#: What is out of the ordinary: other directions, signs of several letters, letters that are not seen.
ODD = "捕鯨船 の שלום مرحبا \U0001f600 ™ co\u00adop \u200b e\u0301te\u0301 ส่วน"
SOME, ALL = WORDS.split(" "), f"{WORDS} {ODD}".split(" ")


class Style(dict[str, Any]):
    """Hold computed values, as a style of WeasyPrint's does."""

    font_config: FontConfiguration
    cache: dict[str, Any]


@pytest.fixture(scope="module")
def fonts() -> FontConfiguration:
    """Give the fonts of the system."""
    return FontConfiguration()


@given(
    words=st.lists(st.sampled_from(SOME), min_size=8, max_size=60)
    | st.lists(st.sampled_from(ALL), min_size=8, max_size=60),
    width=st.floats(60, 700),
    size=st.sampled_from((9.0, 14.0, 14.67)),
    told=st.fixed_dictionaries(
        {
            "lang": st.sampled_from(("en", "de", None)),
            "hyphens": st.sampled_from(("auto", "manual", "none")),
            "word_spacing": st.sampled_from((0, -0.3, 2.5)),
            "overflow_wrap": st.sampled_from(("normal", "anywhere")),
            "hyphenate_character": st.sampled_from(("‐", "-")),
        }
    ),
)
def test_lines_end_where_they_ended(
    words: list[str], width: float, size: float, told: dict[str, Any], fonts: FontConfiguration
) -> None:
    style = Style(
        {**INITIAL_VALUES, "font_family": ("serif",), "font_size": size, "hyphenate_limit_chars": (6, 3, 3)}
    )
    style.update(told)
    style.font_config, style.cache = fonts, {}
    text = " ".join(words)
    ours = list(_lines(split_first_line, text, style, width))
    assert ours == list(_lines(breaks.usual, text, style, width))


def _lines(split: Any, text: str, style: Style, width: float) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 -- a function of WeasyPrint's
    context = SimpleNamespace(dictionaries={})
    while text:
        layout, length, after, *measures = split(text, style, context, width, 0)
        yield layout.text, layout.max_width, layout.first_line_direction, length, after, *measures
        text = text.encode()[after:].decode() if after else ""
