from __future__ import annotations

import pytest

from octavo.book_yaml import all_files, medium_settings, read_settings
from octavo.findings import Severity
from octavo.media import Medium
from tests.book_yaml.conftest import Write
from tests.book_yaml.test_read import codes, told

FILES = dict.fromkeys(("zero.md", "one.md", "two.md", "three.md"), "# x\n")
BOOK = """
title: Small Book
identifiers: {print: 978-0-306-40615-7}
front: [zero.md]
chapters: [{part: A, chapters: [one.md, two.md]}]
back: [three.md]
print: {trim: 6x9}
editions:
  ebook: {subtitle: In the Pocket, notes: {place: chapter}}
  print: {print: {trim: 5x8}}
  student: {subtitle: For Pupils, print: {trim: 7x10}}
"""


def test_a_sampler_has_the_front_matter_and_the_first_chapter(write: Write) -> None:
    settings, _ = read_settings(write(BOOK, FILES), "sampler")
    assert settings.front == ("zero.md",)
    assert [entry.model_dump() for entry in settings.chapters if not isinstance(entry, str)] == [
        {"part": "A", "id": None, "chapters": ("one.md",)}
    ]
    assert settings.back == ()
    assert settings.slug == "small-book-sampler"


def test_a_sampler_has_the_chapters_that_it_lists(write: Write) -> None:
    text = f"{BOOK}  sampler: {{chapters: [two.md], back: [three.md]}}\n"
    settings, _ = read_settings(write(text, FILES), "sampler")
    assert (settings.chapters, settings.back) == (("two.md",), ("three.md",))


def test_a_folder_without_settings_has_a_sampler(write: Write) -> None:
    settings, _ = read_settings(write(None, FILES), "sampler")
    assert settings.chapters == ("one.md",)


def test_an_edition_has_no_identifiers_but_its_own(write: Write) -> None:
    folder = write(BOOK, FILES)
    settings, found = read_settings(folder, "student")
    assert settings.identifiers.print is None
    assert [(each.code, each.line, each.severity) for each in found] == [
        ("edition-identifier", 3, Severity.NOTE)
    ]
    assert read_settings(folder)[1] == ()


def test_an_edition_may_have_identifiers(write: Write) -> None:
    own = f"{BOOK}  other: {{identifiers: {{screen: 978-1-4028-9462-6}}}}\n"
    settings, found = read_settings(write(own, FILES), "other")
    assert settings.identifiers.screen == "urn:isbn:978-1-4028-9462-6"
    assert found == ()


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("  other: {identifiers: {print: 978-0-306-40615-7}}", (12, 25), "the identifier of the whole book"),
        (
            "  a: {identifiers: {epub: 'urn:x:1'}}\n  b: {identifiers: {print: 'urn:x:1'}}",
            (13, 21),
            "the identifier of the edition a",
        ),
        ("  web: {slug: other}", (12, 9), "`slug` is the whole book's"),
        ("  cover: {}", (12, 3), "no edition can be called cover"),
        ("  pdf: {}", (12, 3), "no edition can be called pdf"),
    ],
)
def test_what_editions_cannot_be_is_told_of(
    line: str, place: tuple[int, int], words: str, write: Write
) -> None:
    (found,) = told(write(f"{BOOK}{line}\n", FILES))
    assert (found.code, (found.line, found.column)) == ("setting-wrong", place)
    assert words in found.message


def test_every_build_has_what_the_media_say(write: Write) -> None:
    folder = write(BOOK, FILES)
    settings, _ = read_settings(folder)
    by_medium = medium_settings(folder, None, settings)
    assert {medium: told.title.subtitle for medium, told in by_medium.items()} == {
        Medium.PRINT: None,
        Medium.SCREEN: None,
        Medium.EBOOK: "In the Pocket",
        Medium.WEB: None,
    }
    assert by_medium[Medium.EBOOK].notes.place == "chapter"
    assert by_medium[Medium.PRINT].print.trim == "5x8"
    assert by_medium[Medium.SCREEN] == by_medium[Medium.WEB] == settings
    assert {told.slug for told in by_medium.values()} == {"small-book"}
    assert {told.identifiers.epub for told in by_medium.values()} == {settings.identifiers.epub}


def test_an_edition_lies_over_what_the_media_say(write: Write) -> None:
    folder = write(BOOK, FILES)
    settings, _ = read_settings(folder, "student")
    by_medium = medium_settings(folder, "student", settings)
    assert {told.print.trim for told in by_medium.values()} == {"7x10"}
    assert {told.title.subtitle for told in by_medium.values()} == {"For Pupils"}
    assert by_medium[Medium.EBOOK].notes.place == "chapter"
    assert {told.slug for told in by_medium.values()} == {"small-book-student"}


def test_a_medium_by_itself_is_what_it_is_in_every_build(write: Write) -> None:
    folder = write(BOOK, FILES)
    alone, _ = read_settings(folder, "ebook")
    assert alone == medium_settings(folder, None, read_settings(folder)[0])[Medium.EBOOK]
    assert medium_settings(folder, "ebook", alone)[Medium.PRINT].print.trim == "5x8"


def test_a_book_that_says_nothing_of_media_is_the_same_in_all(write: Write) -> None:
    folder = write("title: x\n", FILES)
    settings, _ = read_settings(folder)
    assert all(told is settings for told in medium_settings(folder, None, settings).values())


def test_all_files_are_those_of_all_editions(write: Write) -> None:
    text = "title: x\nchapters: [one.md]\neditions: {more: {chapters: [one.md, two.md]}}\n"
    assert all_files(write(text, FILES)) == {"one.md", "two.md"}


def test_an_unknown_edition_may_be_a_medium(write: Write) -> None:
    (found,) = told(write(BOOK, FILES), "ebok")
    assert codes((found,)) == ["edition-unknown"]
    assert found.hint == "did you mean ebook?"
