from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.apparatus.heading_places import heading_places
from octavo.apparatus.structure import check_structure
from octavo.cache import Cache
from octavo.settings import Limits
from octavo.source.chapter import read_chapter
from octavo.syntax import Element, elements, plain
from tests.conftest import BookOf

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("structure.toml").read_text("utf-8"))
WORDS = st.sampled_from(["A", "A b", "B", "*A*", "[A](#b)", "`A`", "1.", "日本"])
LINES = st.tuples(st.sampled_from(["#", "##", "-- ", "> #", "- ##", "text", "`code`"]), WORDS)


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_headings_is_looked_at(name: str, book_of: BookOf) -> None:
    book = book_of({"one.md": CASES[name]["text"]})
    same, found = check_structure(book)
    assert same is book
    assert [[each.code, each.line or 0, each.column or 0] for each in found] == CASES[name]["found"]
    assert all(each.path == "one.md" and each.hint for each in found)


def test_a_chapter_of_the_front_needs_no_heading(book_of: BookOf) -> None:
    book = book_of({"one.md": "For A.\n"}, front=["one.md"], chapters=[])
    assert check_structure(book)[1] == ()


def test_two_chapters_may_say_the_same(book_of: BookOf) -> None:
    book = book_of({"one.md": "# One\n\n## Notes\n\nx\n", "two.md": "# Two\n\n## Notes\n\nx\n"})
    assert check_structure(book)[1] == ()


def test_a_twin_says_where_the_first_is(book_of: BookOf) -> None:
    found = check_structure(book_of({"one.md": "# One\n\n## Same\n\nx\n\n## Same\n\nx\n"}))[1]
    assert found[0].message == "the heading “Same” stands twice under one parent (the first in line 3)"


@pytest.mark.parametrize("dialect", ["markdown", "gfm", "commonmark_x", "markdown_mmd"])
@given(lines=st.lists(LINES, max_size=12))
def test_every_heading_is_found_in_its_own_line(dialect: str, lines: list[tuple[str, str]]) -> None:
    source = "".join(f"{signs} {words} n{number}\n\n" for number, (signs, words) in enumerate(lines))
    headings = headings_of(source, dialect)
    found = heading_places(source, headings)
    told = source.split("\n")
    for heading, (line, column) in zip(headings, found, strict=True):
        assert line is not None
        assert told[line - 1].endswith(plain(heading["c"][2]).split()[-1])
        assert told[line - 1][: (column or 0) - 1].strip("> -") == ""


def test_an_underlined_paragraph_is_found_where_it_begins() -> None:
    source = "Text.\n\nA heading\nof two lines\n---\n"
    assert heading_places(source, headings_of(source, "gfm")) == ((3, 1),)


def headings_of(source: str, dialect: str) -> list[Element]:
    read = read_chapter(source.encode(), "one.md", dialect, Limits(), Cache(None))
    return [element for element in elements(list(read.blocks)) if element["t"] == "Header"]


def test_a_heading_that_is_not_there_costs_the_others_nothing() -> None:
    headings = headings_of("# One\n\n## Elsewhere\n\n## Two\n", "markdown")
    assert heading_places("# One\n\n## Two\n", headings) == ((1, 1), (None, None), (3, 1))
