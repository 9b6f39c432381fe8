from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from octavo.book_yaml import read_settings
from octavo.errors import UsageError
from octavo.findings import Finding
from octavo.settings import PartGroup

Write = Callable[..., Path]
FILES = {"one.md": "# One\n", "two.md": "# Two\n"}


def told(folder: Path, edition: str | None = None) -> tuple[Finding, ...]:
    with pytest.raises(UsageError) as error:
        read_settings(folder, edition)
    return error.value.findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [found.code for found in findings]


def test_a_folder_without_book_yaml_is_a_book_in_natural_order(write: Write) -> None:
    files = {
        "10.md": "# Ten",
        "9.md": "The *Ninth* Hour {#nine}\n====\n",
        "Appendix.md": "",
        "b.markdown": "",
        "README.md": "# About",
        "LICENSE.md": "",
        ".hidden.md": "",
        "notes.txt": "",
        "deeper/11.md": "",
    }
    settings, findings = read_settings(write(None, files))
    assert settings.chapters == ("9.md", "10.md", "Appendix.md", "b.markdown")
    assert (settings.title.main, settings.slug, settings.lang) == ("The Ninth Hour", "the-ninth-hour", "en")
    assert findings == ()


def test_without_a_heading_the_folder_gives_the_title(write: Write) -> None:
    settings, _ = read_settings(write(None, {"one.md": "Words only.\n"}))
    assert settings.title.main == "small-book"


def test_without_chapters_all_files_but_those_of_front_and_back_are_chapters(write: Write) -> None:
    folder = write("title: x\nfront: [two.md]\nback: [three.md]\n", {**FILES, "three.md": "", "four.md": ""})
    settings, findings = read_settings(folder)
    assert (settings.front, settings.chapters, settings.back) == (
        ("two.md",),
        ("four.md", "one.md"),
        ("three.md",),
    )
    assert findings == ()


def test_words_stay_the_words_that_were_written(write: Write) -> None:
    text = "title: 1984\nlang: no\nedition: 007\nrights: 2026-11-23\nsubjects: [yes, 1.50]\n"
    settings, _ = read_settings(write(text, FILES))
    assert (settings.title.main, settings.lang, settings.edition) == ("1984", "no", "007")
    assert (settings.rights, settings.subjects) == ("2026-11-23", ("yes", "1.50"))


def test_numbers_truths_and_dates_are_read_where_they_are_wanted(write: Write) -> None:
    text = "title: x\ndivide: 2\nprint: {marks: true}\ndate: 2026-11\nlimits: {seconds: 1.5, nesting: 9}\n"
    settings, _ = read_settings(write(text, FILES))
    assert (settings.divide, settings.print.marks, settings.date) == (2, True, date(2026, 11, 1))
    assert (settings.limits.seconds, settings.limits.nesting) == (1.5, 9)


def test_a_key_left_empty_is_a_key_left_out(write: Write) -> None:
    text = "title: x\nsubtitle:\nauthor:\nnotes:\nprint: {trim: }\ndate: ~\nchapters:\n"
    settings, _ = read_settings(write(text, FILES))
    assert (settings.title.subtitle, settings.authors, settings.date) == (None, (), None)
    assert (settings.notes.place, settings.print.trim) == ("page", "5.5x8.5")
    assert settings.chapters == ("one.md", "two.md")


def test_short_forms_and_long_ones_say_the_same(write: Write) -> None:
    text = "title: x\nsubtitle: y\nauthor: A\nchapters: [one.md, {part: P, chapters: [./two.md]}]\n"
    settings, _ = read_settings(write(text, FILES))
    assert (settings.title.main, settings.title.subtitle) == ("x", "y")
    assert [(person.name, person.role) for person in settings.authors] == [("A", "author")]
    assert settings.chapters == ("one.md", PartGroup(part="P", chapters=("two.md",)))


def test_a_name_in_another_form_of_unicode_is_the_same_name(write: Write) -> None:
    on_disk = unicodedata.normalize("NFD", "café.md")
    settings, findings = read_settings(write("title: x\nchapters: [café.md]\n", {on_disk: ""}))
    assert settings.chapters == (on_disk,)
    assert findings == ()


def test_a_file_beside_listed_ones_is_told_of(write: Write) -> None:
    files = {**FILES, "part/three.md": "", "part/four.md": "", "drafts/five.md": "", "README.md": ""}
    _, findings = read_settings(write("title: x\nchapters: [one.md, part/three.md]\n", files))
    assert [(found.code, found.path) for found in findings] == [
        ("chapter-unlisted", "part/four.md"),
        ("chapter-unlisted", "two.md"),
    ]


def test_a_file_that_some_edition_lists_is_not_unlisted(write: Write) -> None:
    text = "title: x\nchapters: [one.md, two.md]\neditions: {sampler: {chapters: [one.md]}}\n"
    settings, findings = read_settings(write(text, FILES), "sampler")
    assert settings.chapters == ("one.md",)
    assert findings == ()


EDITIONS = """
title: Small Book
subtitle: Whole
print: {trim: 6x9, paper: white}
identifiers: {print: 978-0-306-40615-7}
editions:
  large: {print: {trim: 7x10}, subtitle: In Large Type}
  named: {slug: other, title: Other Book}
"""


def test_an_edition_is_laid_over_the_book(write: Write) -> None:
    settings, _ = read_settings(write(EDITIONS, FILES), "large")
    assert (settings.print.trim, settings.print.paper) == ("7x10", "white")
    assert (settings.title.main, settings.title.subtitle) == ("Small Book", "In Large Type")
    assert settings.identifiers.print is None


def test_editions_do_not_overwrite_each_other(write: Write) -> None:
    folder = write(EDITIONS, FILES)
    read = [read_settings(folder, edition)[0] for edition in (None, "large", "named")]
    assert [settings.slug for settings in read] == ["small-book", "small-book-large", "other"]
    assert len({settings.identifiers.epub for settings in read}) == len(read)


def test_the_default_identifier_never_changes(write: Write) -> None:
    settings, _ = read_settings(write("title: Small Book\n", FILES))
    assert settings.identifiers.epub == "urn:uuid:044c84c8-d140-5203-bdbc-0355aaea6822"


@pytest.mark.parametrize(
    ("book_yaml", "edition", "hint"),
    [(EDITIONS, "lrge", "did you mean large?"), (None, "x", "add it under `editions:` in book.yaml")],
)
def test_an_unknown_edition_is_told_of(book_yaml: str | None, edition: str, hint: str, write: Write) -> None:
    found = told(write(book_yaml, FILES), edition)
    assert codes(found) == ["edition-unknown"]
    assert found[0].hint == hint


@pytest.mark.parametrize("book_yaml", [EDITIONS, None, "title: A\neditions:\n  large-print: {}\n"])
def test_every_book_has_an_edition_in_large_print(book_yaml: str | None, write: Write) -> None:
    settings, _ = read_settings(write(book_yaml, FILES), "large-print")
    assert settings.print.size is not None
    assert settings.print.size >= 16
    assert settings.print.align == "left"
    assert settings.slug.endswith("-large-print")


def test_a_book_may_change_a_ready_made_edition(write: Write) -> None:
    own = "title: A\neditions:\n  large-print: {print: {size: 20}}\n"
    settings, _ = read_settings(write(own, FILES), "large-print")
    assert (settings.print.size, settings.print.align) == (20, "left")


def test_no_folder_is_told_of(tmp_path: Path) -> None:
    assert codes(told(tmp_path / "gone")) == ["manuscript-missing"]


def test_a_folder_without_markdown_names_the_folder_that_has_some(write: Write) -> None:
    found = told(write(None, {"text/one.md": ""}))
    assert codes(found) == ["book-empty"]
    assert "text" in (found[0].hint or "")


def test_book_yml_is_not_passed_over(write: Write) -> None:
    assert codes(told(write(None, {**FILES, "book.yml": "title: x\n"}))) == ["yaml-wrong"]


def test_a_wrong_byte_is_told_with_its_place(write: Write) -> None:
    found = told(write(b"title: x\nrights: \xa9 2026\n", FILES))[0]
    assert (found.code, found.line, found.column) == ("source-not-utf8", 2, 9)


def test_a_byte_order_mark_is_no_part_of_the_first_key(write: Write) -> None:
    assert read_settings(write(b"\xef\xbb\xbftitle: x\n", FILES))[0].title.main == "x"


@pytest.mark.parametrize("name", ["book.yaml", "one.md", "cover.svg"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(name: str, write: Write, tmp_path: Path) -> None:
    folder = write("title: x\nchapters: [one.md]\ncover: cover.svg\n", {**FILES, "cover.svg": ""})
    outside = tmp_path / name
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)
    assert codes(told(folder)) == ["path-outside"]


def test_a_link_within_the_folder_is_followed(write: Write) -> None:
    folder = write("title: x\nchapters: [again.md, two.md]\nallow: [{code: chapter-unlisted}]\n", FILES)
    (folder / "again.md").symlink_to("one.md")
    assert read_settings(folder)[0].chapters == ("again.md", "two.md")


LEVELS = "\n".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 10))
BOMBS = {
    "aliases": f"a0: &a0 [x, x]\n{LEVELS}\ntitle: *a9\n",
    "brackets": "[" * 200_000,
    "many keys": "".join(f"k{number}: v\n" for number in range(90_000)),
    "many unknown keys": "".join(f"k{number}: v\n" for number in range(4_000)),
    "a long file": "#" * (2**20 + 1),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_before_it_goes_off(bomb: str, write: Write) -> None:
    folder = write(bomb, FILES)
    started = time.monotonic()
    found = told(folder)
    assert time.monotonic() - started < 5
    assert 0 < len(found) <= 101
