"""Read the facts of the manuscript from pandoc's AST, before any stage of ours has touched it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.book import Book
from octavo.collate.facts import Facts, Known, Span
from octavo.collate.index_marks import index_titles
from octavo.collate.letters import normal
from octavo.collate.manuscript_walk import Walk
from octavo.words import words_in

__all__ = ["Manuscript", "read_manuscript"]

#: Words of the book's own that may stand over endnotes: their title, and the names of leaves without one.
OVER_NOTES = ("notes", "dedication", "epigraph", "frontispiece")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold the facts of a manuscript, and what only it can tell.

    `origins` say from which letter on the text is of which chapter (None: of `book.yaml`);
    `labels` which numbers lists are set with, at which letter; `parts` where the parts' titles stand;
    `drawn` which letters the drawing that stands at a letter has; `titles` what may stand over endnotes
    beside the headings; `lang` is the language of the words that a book adds; `indexes` are the letters of
    the title of each index.
    """

    facts: Facts
    origins: tuple[tuple[int, int | None], ...]
    labels: Sequence[tuple[int, frozenset[str]]]
    parts: tuple[Span, ...] = ()
    drawn: tuple[tuple[int, str], ...] = ()
    titles: tuple[str, ...] = ()
    lang: str = "en"
    indexes: tuple[str, ...] = ()


def read_manuscript(book: Book, *, parts: bool = True, tex: bool = True) -> Manuscript:
    """Read a book as it was loaded, with the titles of its parts and the TeX of its formulas or without."""
    reading = Walk(book, tex=tex)
    part: int | None = None
    for number, chapter in enumerate(book.chapters):
        if parts and chapter.part is not None and chapter.part != part:
            reading.part(book.parts[chapter.part].title, book.parts[chapter.part].id)
        part = chapter.part
        reading.chapter(number, chapter)
    body = reading.found.at
    reading.read_notes()
    reading.land()
    facts = reading.found.facts(body, Known)
    origins, parts_read, drawn = tuple(reading.origins), tuple(reading.parts), tuple(reading.drawn)
    words = words_in(book.settings.lang)
    titles = tuple(
        normal(title) for title in (book.settings.title.main, *map(words.get, OVER_NOTES)) if title
    )
    lang, indexes = book.settings.lang, index_titles(book)
    return Manuscript(facts, origins, reading.labels, parts_read, drawn, titles, lang, indexes)
