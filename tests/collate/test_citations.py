from __future__ import annotations

from dataclasses import replace
from typing import Any

from octavo.book import Book
from octavo.collate.citations import check_citations
from octavo.collate.collation import collate
from octavo.syntax import rewrite
from tests.conftest import BookOf

TEXTS = {
    "one.md": "A [@a, p. 3], and @b; @name too.[^1]\n\n[^1]: See [@a].\n",
    "two.md": "None.\n",
}
REFERENCES = "@book{a, author = {Ash, A.}, title = {A}}\n@book{b, author = {Birch, B.}, title = {B}}\n"


def cited(book_of: BookOf) -> Book:
    """Load a book of three citations, one of them in a note, of two works."""
    book_of({"refs.bib": REFERENCES}, chapters=[])
    return book_of(TEXTS, chapters=list(TEXTS), bibliography=["refs.bib"])


def changed(book: Book, change: Any) -> list[str]:  # noqa: ANN401 -- a change of the tree
    chapters = tuple(replace(each, blocks=tuple(rewrite(each.blocks, change))) for each in book.chapters)
    return [found.message for found in check_citations(replace(book, chapters=chapters))]


def test_a_book_whose_citations_are_all_there_is_sound(book_of: BookOf) -> None:
    book = cited(book_of)
    assert [len(chapter.cited) for chapter in book.chapters] == [3, 0, 0]
    assert not check_citations(book)


def test_a_citation_that_is_lost_is_found(book_of: BookOf) -> None:
    def lose(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        lost = element["t"] == "Cite" and element["c"][0][0]["citationId"] == "b"
        return element["c"][1] if lost else element

    assert changed(cited(book_of), lose) == ["the citation of @b is not where it was written"]


def test_a_last_citation_that_is_lost_is_found(book_of: BookOf) -> None:
    def lose(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return [] if element["t"] == "Note" else element

    assert changed(cited(book_of), lose) == ["the citation of @a is not where it was written"]


def test_a_citation_that_says_nothing_is_found(book_of: BookOf) -> None:
    def hush(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        silent = element["t"] == "Cite" and element["c"][0][0]["citationId"] == "b"
        return {"t": "Cite", "c": [element["c"][0], []]} if silent else element

    assert changed(cited(book_of), hush) == ["the citation of @b has become no words"]


def test_an_entry_that_is_not_listed_is_found(book_of: BookOf) -> None:
    def strike(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return [] if element["t"] == "Span" and element["c"][0][0] == "ref-b" else element

    assert changed(cited(book_of), strike) == [
        "the entry of @b, which the book cites, is not listed",
        "the citation of @b leads to no entry",
    ]


def test_an_entry_without_words_is_not_listed(book_of: BookOf) -> None:
    def empty(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        entry = element["t"] == "Span" and element["c"][0][0] == "ref-b"
        return {"t": "Span", "c": [element["c"][0], []]} if entry else element

    assert "the entry of @b, which the book cites, is not listed" in changed(cited(book_of), empty)


def test_a_collation_tells_of_it(book_of: BookOf) -> None:
    book = replace(cited(book_of), references=("a", "b", "c"))
    assert [found.code for found in collate(book, {}).findings] == ["collate-citation"]
