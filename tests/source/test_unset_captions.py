from __future__ import annotations

import pytest

from octavo.cache import Cache
from octavo.settings import Limits
from octavo.source.chapter import read_chapter

LINE = "the caption “The loft” is not printed: the picture stands in a paragraph with other text"
KEY = "#fig:loft is no figure, and has no number: the picture stands in a paragraph with other text"


def found(text: str, dialect: str = "markdown") -> list[tuple[int | None, int | None, str]]:
    reading = read_chapter(text.encode(), "one.md", dialect, Limits(), Cache(None))
    return [
        (each.line, each.column, each.message) for each in reading.findings if each.code == "caption-unset"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "![The loft](loft.svg)\n\nWords.\n",
        "![The loft](loft.svg){#fig:loft}\n",
        "![The loft](loft.svg)\\\n",
        "Words ![The loft](loft.svg) on both sides.\n",
        "![](loft.svg)\nwords\n",
        "::: {#fig:both}\n![The loft](loft.svg)\n![The mill](mill.svg)\n\nBoth.\n:::\n",
    ],
)
def test_a_figure_and_a_picture_that_is_meant_to_be_none_are_left_alone(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Above.\n\n![The loft](loft.svg)\nWords.\n", 3, LINE),
        ("Words\n![The loft](loft.svg)\n", 2, LINE),
        ("- Words\n  ![The loft](loft.svg)\n", 2, LINE),
        ("Words ![The loft](loft.svg){#fig:loft} beside it.\n", 1, KEY),
        ("![](loft.svg){#fig:loft}\nWords.\n", 1, KEY),
    ],
)
def test_a_picture_that_was_meant_as_a_figure_is_found(text: str, line: int, said: str) -> None:
    assert [(at, message) for at, _, message in found(text)] == [(line, said)]


def test_each_is_found_at_its_own_place() -> None:
    text = "![The loft](loft.svg)\nand\n\n![The loft](loft.svg)\n\n![The loft](loft.svg)\nagain\n"
    assert [(line, column) for line, column, _ in found(text)] == [(1, 11), (6, 11)]


def test_dialects_in_which_no_picture_is_a_figure_are_not_asked() -> None:
    text = "![The loft](loft.svg)\nWords.\n"
    assert not found(text, "gfm")
    assert not found(text, "markdown-implicit_figures")
