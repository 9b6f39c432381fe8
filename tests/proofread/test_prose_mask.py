from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.proofread.dialect import has
from octavo.proofread.languages import foreign_quotes, language_of
from octavo.proofread.prose_mask import FILL, mask_prose

PIECES = [
    "a",
    " ",
    "\n",
    "\n\n",
    "`",
    "$",
    "<",
    ">",
    "[",
    "](",
    ")",
    "{",
    ".b}",
    "|",
    "---",
    ":::",
    "\\",
    "@k",
    "&amp;",
    "http://c",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_a_mask_moves_nothing_and_only_fills(pieces: list[str]) -> None:
    text = "".join(pieces)
    masked = mask_prose(text, "markdown", "en")
    assert len(masked) == len(text)
    assert all(
        now in {before, FILL} and (before != "\n" or now == "\n")
        for before, now in zip(text, masked, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("one `two` three", "one three"),
        ("one $x + y$ two $5 three $6", "one two $5 three $6"),
        ("one\n\n$$\nx\n$$\n\ntwo", "one two"),
        ("one \\emph{x} two", "one two"),
        ('[one](two.html "three") four', "[one] four"),
        ('[one][two] three[^4]\n\n[two]: x.html "y"', "[one] three[^4]"),
        ('![one](a(b)c.png){#id .class alt="x"} two', "![one] two"),
        ('one <b class="x>y">two</b> <!-- three\n\nfour --> five', "one two five"),
        ("one <kbd>two</kbd> <https://a.b/c> three http://d.e, f@g.hi", "one three"),
        ("::: {.note}\none\n:::\n\n::: warning\ntwo\n:::", "one two"),
        ("one [@two, p. 3] three @four", "one [ , p. 3] three"),
        ("one &amp; two \\* three", "one two three"),
        ("# One {#two}\n\nThree\n=====\n\n* * *\n\nfour", "# One Three four"),
        ("one {two} three", "one {two} three"),
        ("::: {lang=fr}\nun\n\n::: x\ndeux\n:::\ntrois\n:::\n\nfour", "four"),
    ],
)
def test_what_is_not_prose_is_filled(text: str, prose: str) -> None:
    left = mask_prose(text, "markdown", "en").replace(FILL, " ")
    assert left.split() == prose.split()


def test_a_dialect_decides_what_is_tex() -> None:
    assert mask_prose("a $b$ \\c{d}", "markdown-tex_math_dollars-raw_tex", "en") == "a $b$ \\c{d}"
    assert "b" not in mask_prose("a $b$", "gfm", "en")


@pytest.mark.parametrize(
    ("dialect", "smart"),
    [
        ("markdown", True),
        ("markdown-smart", False),
        ("gfm", False),
        ("gfm+smart", True),
        ("gfm+smart-smart", False),
        ("commonmark_x", True),
        ("commonmark_x-footnotes", True),
        ("markdown_mmd", False),
    ],
)
def test_a_dialect_is_smart_or_not(dialect: str, *, smart: bool) -> None:
    assert has(dialect, "smart") is smart


def test_a_region_changes_its_language() -> None:
    assert (language_of("en").dash, language_of("en-GB").dash, language_of("en-gb-oed").dash) == (
        "—",
        " – ",
        " – ",
    )
    assert language_of("de-AT") == language_of("de")
    assert language_of("en-GB").particles == language_of("en").particles
    assert language_of("tlh") == language_of("und")


def test_the_apostrophe_is_foreign_nowhere() -> None:
    assert foreign_quotes("“”") == "\u00ab\u00bb\u2018\u201a\u201e\u2039\u203a"
