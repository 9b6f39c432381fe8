from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from octavo.book import Book
from octavo.collate.references import check_references
from octavo.syntax import Element, rewrite
from tests.conftest import BookOf

TEXTS = {
    "one.md": (
        "# The Tides\n\n| a |\n|---|\n| b |\n\n: T {#tbl:a}\n\n| c |\n|---|\n| d |\n\n: U {#tbl:b}\n\n"
        "See @tbl:a, @tbl:b, @eq:a and [@sec:the-tides].[^n]\n\n$$a$$ {#eq:a}\n\n"
        "[^n]: []{#note:n}See [](two.md).\n"
    ),
    "two.md": "# The Moon\n\nSee [@note:n] and [](one.md#eq:a).\n",
}


def changed(book: Book, change: Any) -> list[str]:  # noqa: ANN401 -- a change of the tree
    chapters = tuple(replace(each, blocks=tuple(rewrite(each.blocks, change))) for each in book.chapters)
    return [found.message for found in check_references(replace(book, chapters=chapters))]


def test_a_book_whose_references_are_all_right_is_sound(book_of: BookOf) -> None:
    book = book_of(TEXTS)
    assert [len(chapter.referred) for chapter in book.chapters] == [5, 2]
    assert check_references(book) == ()


def other_number(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    return said(element, "tbl:a", "Table\u00a02")


def other_note(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    return said(element, "note:n", "note\u00a02")


def said(element: Element, key: str, words: str) -> Element:
    """Give a reference other words."""
    if element["t"] != "Link" or dict(element["c"][0][2]).get("key") != key:
        return element
    return {"t": "Link", "c": [element["c"][0], [{"t": "Str", "c": words}], element["c"][2]]}


def no_words(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    if element["t"] != "Link" or dict(element["c"][0][2]).get("key") != "sec:the-tides":
        return element
    return {"t": "Link", "c": [element["c"][0], [], element["c"][2]]}


def no_link(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    lost = element["t"] == "Link" and dict(element["c"][0][2]).get("key") == "eq:a"
    return element["c"][1] if lost else element


def no_target(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    if element["t"] != "Span" or element["c"][0][0] != "eq:a":
        return element
    return element["c"][1]


def other_target(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    if element["t"] != "Link" or dict(element["c"][0][2]).get("key") != "tbl:b":
        return element
    return {"t": "Link", "c": [*element["c"][:2], ["#tbl:a", ""]]}


def same_label(element: Element) -> Any:  # noqa: ANN401 -- an element, or several
    if element["t"] != "Span" or element["c"] != [["", ["label"], []], [{"t": "Str", "c": "Table\u00a02."}]]:
        return element
    return {"t": "Span", "c": [["", ["label"], []], [{"t": "Str", "c": "Table\u00a01."}]]}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (other_number, ["the reference tbl:a says “Table\u00a02”, and leads to “Table\u00a01”"]),
        (other_note, ["the reference note:n says “note\u00a02”, and leads to “1”"]),
        (no_words, ["the reference sec:the-tides says “”, and leads to “The Tides”"]),
        (no_link, ["the references of this chapter are not those that were written: eq:a"]),
        (no_target, ["the reference eq:a leads nowhere", "the reference one.md#eq:a leads nowhere"]),
        (other_target, ["the reference tbl:b says “Table\u00a02”, and leads to “Table\u00a01”"]),
        (
            same_label,
            [
                "two things are called Table\u00a01",
                "the reference tbl:b says “Table\u00a02”, and leads to “Table\u00a01”",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_reference_is_found(book_of: BookOf, change: Any, found: list[str]) -> None:  # noqa: ANN401 -- a change of the tree
    assert changed(book_of(TEXTS), change) == found


def test_a_number_may_touch_the_sign_before_it(book_of: BookOf) -> None:
    text = "# 潮\n\n$$a$$ {#eq:a}\n\n@eq:a と [@eq:a] を見よ。\n"
    assert check_references(book_of({"one.md": text}, lang="ja")) == ()
