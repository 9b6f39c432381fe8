from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octavo.findings import codes
from octavo.media import MEDIA, NAMES, Medium
from octavo.syntax import elements, plain
from tests.source.editing.conftest import EditionOf

FAULTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))


def said(book: Any) -> list[str]:  # noqa: ANN401 -- a book
    """Give the words of every paragraph and heading."""
    blocks = [block for chapter in book.chapters for block in elements(list(chapter.blocks))]
    inlines = (each["c"][2] if each["t"] == "Header" else each["c"] for each in blocks if each["t"] in TEXTS)
    return [plain(each) for each in inlines]


TEXTS = {"Para", "Plain", "Header"}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(name: str, edition_of: EditionOf) -> None:
    case = FAULTS[name]
    found = [each for each in edition_of(case["text"])[1] if each.code in codes()]
    assert [(each.code, each.line, each.column) for each in found] == [
        tuple(row[:3]) for row in case["found"]
    ]
    for each, row in zip(found, case["found"], strict=True):
        assert each.path == "one.md"
        assert row[3] in (each.hint or "")


#: What is written, for whom it is read, and the words that are left.
WRITTEN = {
    "a span with spaces around": ("a [b]{.only-web} c", None, Medium.PRINT, ["a c"]),
    "a span with its own space": ("a[ b]{.only-web}, c", None, Medium.PRINT, ["a, c"]),
    "a span at an end": ("a [b]{.only-web}", None, Medium.PRINT, ["a"]),
    "one of two media": ("[a]{.only-print .only-web} b", None, Medium.WEB, ["a b"]),
    "neither of two media": ("[a]{.only-print .only-web} b", None, Medium.EBOOK, ["b"]),
    "both PDFs": ("[a]{.only-pdf} b", None, Medium.SCREEN, ["a b"]),
    "not in a medium": ("[a]{.not-ebook} b", None, Medium.EBOOK, ["b"]),
    "only here and not there": ("[a]{.only-pdf .not-screen} b", None, Medium.SCREEN, ["b"]),
    "an edition": ("[a]{edition=student} b", "student", Medium.PRINT, ["a b"]),
    "an edition by its class": ("[a]{.only-student} b", "teacher", Medium.PRINT, ["b"]),
    "no edition": ("[a]{edition=student} b [c]{not-edition=student}", None, Medium.PRINT, ["b c"]),
    "an edition or a medium": ('[a]{edition="student print"} b', None, Medium.PRINT, ["a b"]),
    "both by nesting": ("[[a]{.only-print}]{edition=student} b", "student", Medium.WEB, ["b"]),
    "a paragraph that is emptied": ("[*a*]{.only-web}\n\nb", None, Medium.PRINT, ["b"]),
    "a section": (
        "# A\n\n## B {.only-web}\n\nb\n\n### C\n\nc\n\n## D\n\nd",
        None,
        Medium.PRINT,
        ["A", "D", "d"],
    ),
    "a heading's words": ("# A [b]{.only-web}\n\nc", None, Medium.PRINT, ["A", "c"]),
    "a quotation": ("> [a]{.only-web}\n\nb", None, Medium.PRINT, ["b"]),
    "items": ("- [a]{.only-web}\n- b", None, Medium.PRINT, ["b"]),
    "a whole list": ("- [a]{.only-web}\n\nb", None, Medium.PRINT, ["b"]),
    "a class beside it": ("[a]{.only-print .thing} b", None, Medium.PRINT, ["a b"]),
    "a value": ("a []{meta=version}, []{meta=title}", None, Medium.PRINT, ["a 1.4, A Book"]),
    "a value in place of words": ("a [draft]{meta=version}", None, Medium.PRINT, ["a 1.4"]),
    "braces": ("a {{ b }} c", None, Medium.PRINT, ["a {{ b }} c"]),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_stands_in_an_edition_is_left(name: str, edition_of: EditionOf) -> None:
    text, edition, medium, wanted = WRITTEN[name]
    book, _ = edition_of(text, edition, medium)
    assert said(book) == wanted
    assert book.edition == edition


def test_a_wrapper_that_was_only_a_condition_is_unwrapped(edition_of: EditionOf) -> None:
    book, _ = edition_of("::: only-print\na [b]{.only-print} [c]{.only-print .d}\n:::\n")
    (block,) = book.chapters[0].blocks
    assert block["t"] == "Para"
    spans = [element["c"][0] for element in elements(block) if element["t"] == "Span"]
    assert spans == [["", ["d"], []]]


def test_a_chapter_of_which_nothing_is_left_is_none(edition_of: EditionOf) -> None:
    book, found = edition_of("# A\n\n[b](two.md)", two="# B {.only-web}\n\nb\n")
    assert [chapter.path for chapter in book.chapters] == ["one.md"]
    assert [chapter.path for chapter in book.files] == ["one.md", "two.md"]
    assert [each.code for each in found] == ["edition-link"]
    assert not [element for element in elements(list(book.chapters[0].blocks)) if element["t"] == "Link"]


def test_a_text_says_to_which_media_it_goes(edition_of: EditionOf) -> None:
    assert edition_of("a [b]{edition=student}")[0].media == MEDIA
    assert edition_of("a [b]{.only-pdf}")[0].media == NAMES["pdf"]
    both = "a [b]{.only-pdf} [c [d]{.not-screen}]{.only-web}"
    assert edition_of(both)[0].media == NAMES["pdf"]
    assert edition_of(both, medium=Medium.EBOOK)[0].media == NAMES["ebook"]
    assert edition_of(both, "student", Medium.WEB)[0].media == NAMES["web"]


def test_a_book_without_conditions_is_left_as_it_is(edition_of: EditionOf) -> None:
    book, found = edition_of("# A\n\nAn edition of words.\n")
    assert found == ()
    assert book.chapters == book.files


def test_a_heading_without_an_id_of_its_own_is_known_by_its_words(edition_of: EditionOf) -> None:
    text = "# A\n\n[b](#bb-b)\n\n::: only-web\n# Bb b\n\nb\n:::\n"
    _, found = edition_of(text, dialect="markdown-auto_identifiers")
    assert [each.code for each in found] == ["edition-link"]


def test_a_text_of_which_nothing_is_left_is_told(edition_of: EditionOf) -> None:
    _, found = edition_of("# A {.only-web}\n\na\n", "student", Medium.EBOOK)
    assert [(each.code, each.message) for each in found] == [
        ("edition-empty", "nothing of the manuscript stands in the ebook text of the edition student")
    ]
