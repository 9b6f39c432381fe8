from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.book_yaml import read_settings

Write = Callable[..., Path]
FILES = {"one.md": "# One\n"}
LARGE = "title: x\neditions:\n  large: {print: {trim: 9x12}}\n"


def test_a_trim_that_the_printer_does_not_make_is_told_with_the_nearest(write: Write) -> None:
    (found,) = read_settings(write("title: x\nprint:\n  printer: kdp\n  trim: 9x12\n", FILES))[1]
    assert (found.code, found.path, found.line, found.column) == ("print-trim-unmade", "book.yaml", 4, 9)
    assert found.message == "Amazon KDP, paperback makes no books of 9x12"
    assert found.hint == "the nearest that it makes is 8.27x11.69; or name another printer"


def test_a_trim_off_the_list_is_a_note(write: Write) -> None:
    (found,) = read_settings(write("title: x\nprint: {trim: a5}\n", FILES))[1]
    assert (found.code, found.line, found.column) == ("print-trim-custom", 2, 15)
    assert str(found.hint).startswith("the nearest on the list is 5.5x8.5;")


def test_a_trim_that_is_too_high_is_cut_to_what_the_printer_makes(write: Write) -> None:
    (found,) = read_settings(write("title: x\nprint: {printer: bod, trim: 5x12}\n", FILES))[1]
    assert (found.code, found.line) == ("print-trim-unmade", 2)
    assert "127x297mm" in str(found.hint)


@pytest.mark.parametrize(("edition", "said"), [(None, []), ("large", [("print-trim-unmade", 3)])])
def test_the_trim_of_an_edition_is_told_of_that_edition(
    write: Write, edition: str | None, said: list[tuple[str, int]]
) -> None:
    _, found = read_settings(write(LARGE, FILES), edition)
    assert [(each.code, each.line) for each in found] == said


@pytest.mark.parametrize(("edition", "line"), [(None, 4), ("large", 5)])
def test_the_trim_of_print_alone_is_told_where_it_stands(
    write: Write, edition: str | None, line: int
) -> None:
    book = (
        "title: x\nprint: {trim: 6x9}\neditions:\n"
        "  print: {print: {trim: 9x12}}\n  large: {print: {trim: 10x12}}\n"
    )
    _, found = read_settings(write(book, FILES), edition)
    assert [(each.code, each.line) for each in found] == [("print-trim-unmade", line)]


def test_a_printer_without_a_list_makes_what_lies_between(write: Write) -> None:
    assert read_settings(write("title: x\nprint: {printer: lulu, trim: a5}\n", FILES))[1] == ()
