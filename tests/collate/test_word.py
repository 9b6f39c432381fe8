from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate_file
from octavo.export.word import write_word
from octavo.source.load import load

BOOKS = Path(__file__).parent.parent / "books"

#: What is done to a document, in which part, and what must be found of it.
DAMAGES: dict[str, tuple[str, Callable[[str], str], str]] = {
    "a word changed": ("document", lambda xml: xml.replace("Fog came", "Mist came"), "collate-text"),
    "a heading made text": (
        "document",
        lambda xml: xml.replace('w:val="Heading2"', 'w:val="BodyText"', 1),
        "collate-heading",
    ),
    "a note changed": ("footnotes", lambda xml: xml.replace("four hours", "five hours"), "collate-note"),
    "a cell changed": ("document", lambda xml: xml.replace("salt pork", "salt beef"), "collate-table"),
    "a description lost": (
        "document",
        lambda xml: xml.replace('descr="The lantern, from the north."', 'descr="A lamp."'),
        "collate-image",
    ),
    "a line of code changed": ("document", lambda xml: xml.replace("18:00", "17:00"), "collate-code"),
    "a caption made text": (
        "document",
        lambda xml: xml.replace('w:val="TableCaption"', 'w:val="BodyText"'),
        "collate-caption",
    ),
    "a bookmark renamed": (
        "document",
        lambda xml: xml.replace('w:name="lamp--trim"', 'w:name="gone"'),
        "collate-link",
    ),
    "an address changed": (
        "_rels/document.xml.rels",
        lambda xml: xml.replace("example.org/bell", "example.org/gong"),
        "collate-link",
    ),
}


@pytest.fixture(scope="module")
def book() -> Book:
    home = BOOKS / "redlined"
    settings, _ = read_settings(home, None)
    return load(settings, home, Cache(None), 2, lambda _: None)[0]


@pytest.mark.parametrize("name", ["collated", "referred", "tables", "whole-sink", "conditions", "defined"])
def test_a_sound_document_gives_no_finding(name: str) -> None:
    home = BOOKS / name
    settings, _ = read_settings(home, None)
    loaded, _ = load(settings, home, Cache(None), 2, lambda _: None)
    assert collate_file(loaded, "book.docx", write_word(loaded)).findings == ()


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_document_is_found_out(book: Book, name: str) -> None:
    place, damage, code = DAMAGES[name]
    stream, whole = io.BytesIO(), write_word(book)
    path = f"word/{place}" if "/" in place else f"word/{place}.xml"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            before = old.read(each)
            after = damage(before.decode()).encode() if each == path else before
            assert each != path or after != before
            new.writestr(each, after)
    assert code in {found.code for found in collate_file(book, "book.docx", stream.getvalue()).findings}


def test_what_is_no_whole_document_is_unreadable(book: Book) -> None:
    whole = write_word(book)
    found = collate_file(book, "book.docx", whole[: len(whole) // 2]).findings
    assert [each.code for each in found] == ["output-unreadable"]
