"""Lift the notes out of the text: a numbered marker stays, the note itself goes to its chapter."""

from __future__ import annotations

from dataclasses import replace

from octavo.book import NOTEREF, Book, Chapter, Note
from octavo.findings import Finding
from octavo.syntax import Element, bare_descriptions, rewrite_holding

__all__ = ["lift_notes"]


def lift_notes(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book with each `Note` of each chapter in `Chapter.notes` and a link in its place.

    Numbers begin anew at each heading that begins a leaf (`divide`), or run through the book where
    `notes.numbering` says so. Ids count through the chapter's file, so they do not depend on it.
    """
    through = book.settings.notes.numbering == "book"
    number = 0
    chapters: list[Chapter] = []
    for chapter in book.chapters:
        lifted, number = _lift(chapter, book.settings.divide, number if through else 0, through=through)
        chapters.append(lifted)
    return replace(book, chapters=tuple(chapters)), ()


def _lift(chapter: Chapter, divide: int, number: int, *, through: bool) -> tuple[Chapter, int]:
    notes: list[Note] = []
    blocks: list[Element] = []

    def lift(element: Element) -> Element:
        nonlocal number
        if element["t"] != "Note":
            return element
        number += 1
        notes.append(Note(f"{chapter.key}--n{len(notes) + 1}", str(number), tuple(element["c"])))
        return _marker(notes[-1])

    for block in bare_descriptions(chapter.blocks):
        if block["t"] == "Header" and block["c"][0] <= divide and not through:
            number = 0
        blocks += rewrite_holding([block], {"Note"}, lift)
    return replace(chapter, blocks=tuple(blocks), notes=tuple(notes)), number


def _marker(note: Note) -> Element:
    attributes = ["ref-" + note.id, [NOTEREF], [["role", "doc-noteref"]]]
    return {"t": "Link", "c": [attributes, [{"t": "Str", "c": note.number}], ["#" + note.id, ""]]}
