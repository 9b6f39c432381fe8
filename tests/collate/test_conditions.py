from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from octavo.book import Book
from octavo.collate.collation import collate
from octavo.collate.conditions import check_conditions
from octavo.syntax import rewrite
from tests.conftest import BookOf

TEXTS: Mapping[str, str] = {
    "one.md": """# One

Everybody reads this [and paper has these words]{.only-print} to the end.[^1]

## Drills {edition=student}

Pupils count the boats in harbour.

## Last

::: {include="parts/two.md"}
:::

[^1]: A note [on the page alone]{.only-pdf} of all.
""",
    "parts/two.md": "Kept here. [Never in this output at all]{.not-print}\n",
}


@pytest.fixture
def book(book_of: BookOf) -> Book:
    return book_of(TEXTS, chapters=["one.md"], editions={"student": {}})


def told(book: Book, change: Any) -> list[str]:  # noqa: ANN401 -- a change of the tree
    (chapter,) = book.chapters
    changed = replace(book, chapters=(replace(chapter, blocks=tuple(rewrite(chapter.blocks, change))),))
    assert check_conditions(changed) == tuple(
        found for found in collate(changed, {}).findings if found.code == "collate-edition"
    )
    return [found.message for found in check_conditions(changed)]


def test_what_was_taken_out_rightly_is_no_difference(book: Book) -> None:
    assert "paper has these words" in str([each["c"] for each in book.files[0].blocks]) or book.files
    assert told(book, lambda element: element) == []


@pytest.mark.parametrize("word", ["paper", "end.", "page", "Kept"])
def test_a_word_that_is_lost_is_found(word: str, book: Book) -> None:
    def lose(element: Any) -> Any:  # noqa: ANN401 -- an element of the tree
        return [] if element["t"] == "Note" and word == "page" else element

    def strike(node: Any) -> Any:  # noqa: ANN401 -- JSON
        if isinstance(node, list):
            return [strike(part) for part in node if part != {"t": "Str", "c": word}]
        return {key: strike(part) for key, part in node.items()} if isinstance(node, dict) else node

    (chapter,) = book.chapters
    struck = replace(book, chapters=(replace(chapter, blocks=tuple(strike(list(chapter.blocks)))),))
    assert told(struck, lose)[0].startswith("this edition's text has lost “")


@pytest.mark.parametrize(
    "words",
    ["Pupils count the boats in harbour.", "Never in this output at all"],
    ids=["section", "included"],
)
def test_words_of_another_edition_are_found(words: str, book: Book) -> None:
    (chapter,) = book.chapters
    more = {"t": "Para", "c": [{"t": "Str", "c": words}]}
    kept = replace(book, chapters=(replace(chapter, blocks=(*chapter.blocks, more)),))
    assert told(kept, lambda element: element) == [
        f"“{words.rstrip('.')}” stands in the text, and belongs to others alone"
    ]
