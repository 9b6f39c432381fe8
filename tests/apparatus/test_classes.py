from __future__ import annotations

import re
from pathlib import Path

import pytest

from octavo.apparatus.classes import LOOKS, check_classes
from tests.conftest import BookOf

DOCS = Path(__file__).parents[2] / "docs/classes.md"


@pytest.mark.parametrize(
    ("text", "near", "place"),
    [
        ("One\n\n::: epigrpah\nWords.\n:::\n", "epigraph", (3, 1)),
        ("One [x]{.signatrue}\n", "signature", (1, 9)),
        ("::: {.own .Verse}\nx\n:::\n", "verse", (1, 11)),
        ("::: centre\nx\n:::\n", "center", (1, 1)),
        ("::: sidenote\nx\n:::\n", "margin", (1, 1)),
    ],
)
def test_a_slip_is_found_where_it_stands(
    text: str, near: str, place: tuple[int, int], book_of: BookOf
) -> None:
    (found,) = check_classes(book_of({"one.md": text}))[1]
    assert (found.code, found.path, found.line, found.column) == ("class-unknown", "one.md", *place)
    assert found.hint == f"did you mean {near}?"


@pytest.mark.parametrize("name", sorted(LOOKS | {"own", "smallcaps", "term", "references", "python", "x"}))
def test_a_class_that_is_known_or_of_ones_own_is_none(name: str, book_of: BookOf) -> None:
    assert check_classes(book_of({"one.md": f"::: {name}\nx\n:::\n\n[x]{{.{name}}}\n"}))[1] == ()


def test_a_slip_is_told_once_in_a_chapter(book_of: BookOf) -> None:
    text = "::: epigrpah\nx\n:::\n\n::: epigrpah\nx\n:::\n"
    assert len(check_classes(book_of({"one.md": text, "two.md": text}))[1]) == 2


def test_the_page_for_writers_shows_every_class() -> None:
    shown = set(re.findall(r"(?:\.|::: ?)([a-z]+)", DOCS.read_text("utf-8")))
    assert shown >= LOOKS
