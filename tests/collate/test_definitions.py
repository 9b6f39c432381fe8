from __future__ import annotations

from dataclasses import replace
from typing import Any

from octavo.book import Book
from octavo.collate.collation import collate
from octavo.collate.definitions import check_definitions
from octavo.syntax import rewrite
from tests.conftest import BookOf

TEXTS = {"one.md": "A [tide]{.term}, an [ebb]{.term}.[^1]\n\n[^1]: The [tide]{.term}.\n", "two.md": "None.\n"}
TERMS = "Tide\n:   Water that rises, and has an [ebb]{.term}.\n\nEbb\n:   Water that falls.\n"


def defined(book_of: BookOf) -> Book:
    """Load a book of three uses of two terms, one of them in a note, and one in a definition."""
    book_of({"terms.md": TERMS}, chapters=[])
    return book_of(TEXTS, chapters=list(TEXTS), glossary="terms.md")


def changed(book: Book, change: Any) -> list[str]:  # noqa: ANN401 -- a change of the tree
    chapters = tuple(replace(each, blocks=tuple(rewrite(each.blocks, change))) for each in book.chapters)
    return [found.message for found in check_definitions(replace(book, chapters=chapters))]


def leads(element: Any, target: str) -> bool:  # noqa: ANN401 -- an element of the tree
    return bool(element["t"] == "Link" and element["c"][2][0] == target)


def test_a_book_whose_terms_all_lead_to_their_entries_is_sound(book_of: BookOf) -> None:
    book = defined(book_of)
    assert [chapter.glossed for chapter in book.chapters] == [
        ("gls-tide", "gls-ebb", "gls-tide"),
        (),
        ("gls-ebb",),
    ]
    assert not check_definitions(book)


def test_a_way_that_is_lost_is_found(book_of: BookOf) -> None:
    def lose(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return element["c"][1] if leads(element, "#gls-ebb") else element

    assert changed(defined(book_of), lose) == [
        "a term leads to gls-tide and not to gls-ebb",
        "a term leads to nothing and not to gls-ebb",
    ]


def test_a_way_to_another_entry_is_found(book_of: BookOf) -> None:
    def turn(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return (
            {"t": "Link", "c": [*element["c"][:2], ["#gls-ebb", ""]]}
            if leads(element, "#gls-tide")
            else element
        )

    assert changed(defined(book_of), turn) == ["a term leads to gls-ebb and not to gls-tide"]


def test_a_way_without_words_is_found(book_of: BookOf) -> None:
    def hush(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        silent = leads(element, "#gls-ebb")
        return {"t": "Link", "c": [element["c"][0], [], element["c"][2]]} if silent else element

    assert set(changed(defined(book_of), hush)) == {"the term that leads to gls-ebb has no words"}


def test_an_entry_that_is_not_listed_or_says_nothing_is_found(book_of: BookOf) -> None:
    def strike(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return {"t": "DefinitionList", "c": element["c"][1:]} if element["t"] == "DefinitionList" else element

    def empty(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        if element["t"] != "DefinitionList":
            return element
        return {"t": "DefinitionList", "c": [[term, [[]]] for term, _ in element["c"]]}

    assert "the definition gls-ebb is not listed" in changed(defined(book_of), strike)
    assert "the definition gls-tide is not listed" in changed(defined(book_of), empty)


def test_an_entry_that_is_listed_twice_is_found(book_of: BookOf) -> None:
    def double(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return [element, element] if element["t"] == "DefinitionList" else element

    assert "the definition gls-tide is listed 2 times" in changed(defined(book_of), double)


def test_a_collation_tells_of_it(book_of: BookOf) -> None:
    book = replace(defined(book_of), entries=("gls-tide", "gls-ebb", "gls-wave"))
    assert [found.code for found in collate(book, {}).findings] == ["collate-term"]
