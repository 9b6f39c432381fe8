"""Collate finished files with the manuscript."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from octavo.book import Book
from octavo.collate.compare import compare
from octavo.collate.compare_paged import compare_paged
from octavo.collate.epub import read_epub
from octavo.collate.facts import Facts
from octavo.collate.html import read_html, read_web
from octavo.collate.manuscript import expect
from octavo.collate.pdf import read_pdf
from octavo.collate.places import Context
from octavo.findings import Finding, finding

__all__ = ["collate", "collate_file"]

Reader = Callable[[Mapping[str, bytes]], Facts]


def _only(files: Mapping[str, bytes], ending: str) -> bytes:
    return next(content for name, content in files.items() if name.endswith(ending))


#: How the files of each reflowable format are read; the other formats are paged.
READERS: Mapping[str, Reader] = {
    "epub": lambda files: read_epub(_only(files, ".epub")),
    "web": read_web,
    "page": lambda files: read_html(_only(files, ".html")),
}


def collate(book: Book, outputs: Mapping[str, Mapping[str, bytes]]) -> tuple[Finding, ...]:
    """Find what outputs lack, add, double, move or change of a book as it was loaded.

    `outputs` gives for each format (`epub`, `web`, `page`, `print`, `screen`) its files by name. A
    file that cannot be read is a finding too.
    """
    expected = expect(book)
    return tuple(
        found for kind, files in outputs.items() for found in _collate(book, expected, kind, files)
    )


def collate_file(book: Book, name: str, content: bytes) -> tuple[Finding, ...]:
    """Find what one file, made by any tool, lacks of a book; what it is, its first bytes say."""
    if content.startswith(b"%PDF-"):
        kind, ending = "screen", ".pdf"
    elif content.startswith(b"PK"):
        kind, ending = "epub", ".epub"
    else:
        kind, ending = "page", ".html"
    found = _collate(book, expect(book), kind, {f"{name}{ending}": content})
    return tuple(found)


def _collate(book: Book, expected: Facts, kind: str, files: Mapping[str, bytes]) -> Iterator[Finding]:
    context = Context(book, kind)
    try:
        if kind in READERS:
            yield from compare(expected, READERS[kind](files), context)
        else:
            paged = read_pdf(_only(files, ".pdf"))
            yield from compare_paged(expected, paged, _around(book), context)
    except (ValueError, StopIteration) as error:
        yield finding("output-unreadable", f"{next(iter(files), kind)}: {error}", format=kind)


def _around(book: Book) -> list[str]:
    settings = book.settings
    people = (person.name for person in settings.authors)
    parts = (part.title for part in book.parts)
    return [settings.title.main, settings.title.subtitle or "", settings.publisher or "", *people, *parts]
