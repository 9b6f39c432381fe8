from __future__ import annotations

from collections.abc import Mapping

from octavo.book import Book
from octavo.collate import collate, collate_file

Files = Mapping[str, bytes]


def test_every_format_is_told_when_it_is_done(book: Book, outputs: Mapping[str, Files]) -> None:
    told: list[str] = []
    assert collate(book, outputs, told.append).findings == ()
    assert told == list(outputs)


def test_our_own_files_are_sound_when_they_come_alone(book: Book, outputs: Mapping[str, Files]) -> None:
    for kind in ("epub", "page", "screen", "print"):
        name = next(name for name in outputs[kind] if name.endswith((".epub", ".html", ".pdf")))
        assert collate_file(book, name, outputs[kind][name]).findings == ()


def test_a_format_without_its_file_is_missing(book: Book) -> None:
    found = collate(book, {"epub": {"pagination.json": b"{}"}}).findings
    assert [(each.code, each.format) for each in found] == [("output-missing", "epub")]


def test_a_web_book_that_breaks_off_is_unreadable(book: Book, outputs: Mapping[str, Files]) -> None:
    files = {name: content for name, content in outputs["web"].items() if name != "web/rope.html"}
    assert [each.code for each in collate(book, {"web": files}).findings] == ["output-unreadable"]
