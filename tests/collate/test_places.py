from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.book import Book
from octavo.collate.facts import Span
from octavo.collate.letters import normal
from octavo.collate.manuscript import read_manuscript
from octavo.collate.pair import Difference
from octavo.collate.places import Places

PLACES = [
    ("The Crossing", "book.yaml", None, "The Crossing"),
    ("Nobody had ever asked", "tides.md", 3, "Tides"),
    ("kept the bell and not", "tides.md", 4, "Tides"),
    ("how the rope is kept", "tides.md", 11, "High water"),
    ("Follow the withies", "tides.md", 20, "Low water"),
    ("In winter at half", "tides.md", 22, "Tides"),
    ("bell was cracked", "tides.md", 24, "Tides"),
    ("grease the splices", "rope.md", 13, "Keeping"),
    ("A loft with a rope", "rope.md", 20, "Keeping"),
    ("counted from the shed", "rope.md", 30, "Mending"),
    ("who is paid in eels", "rope.md", 36, "Keeping"),
    ("and was not believed", "landing.md", 7, "The Landing"),
]


@pytest.mark.parametrize(("words", "path", "line", "section"), PLACES)
def test_a_place_is_told_by_file_line_and_section(
    words: str, path: str, line: int | None, section: str, book: Book
) -> None:
    manuscript = read_manuscript(book)
    at = manuscript.facts.text.index(normal(words))
    found = Places(book, manuscript).finding(Difference("collate-text", "it differs", at), "epub")
    assert (found.path, found.line, found.format) == (path, line, "epub")
    assert found.message == f"it differs (in “{section}”)"


def test_words_that_repeat_are_found_where_they_should_be(book: Book) -> None:
    lines = [f"The same words again, {number}." for number in range(40)]
    chapter = replace(
        book.chapters[0],
        source="\n\n".join(lines),
        blocks=tuple({"t": "Para", "c": [{"t": "Str", "c": line}]} for line in lines),
        part=None,
    )
    short = replace(book, chapters=(chapter,), parts=())
    manuscript = read_manuscript(short)
    places = [
        at for at in range(len(manuscript.facts.text)) if manuscript.facts.text.startswith("Thesame", at)
    ]
    found = [
        Places(short, manuscript).finding(Difference("collate-text", "", at), "epub").line for at in places
    ]
    assert found == list(range(1, 80, 2))


def test_the_words_of_a_span_are_given_as_they_were_written(book: Book) -> None:
    facts = read_manuscript(book).facts
    start = facts.text.index("theferrymansdaughter")
    assert facts.words(Span(start, start + 20)) == "the ferryman’s daughter"
