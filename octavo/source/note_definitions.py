"""Look at the notes themselves: doubled, never called, without words, or parted from a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.source.note_case import WRITTEN, Notes
from octavo.source.note_marks import Mark
from octavo.source.note_scan import Definition

__all__ = ["definition_marks"]


def definition_marks(notes: Notes) -> Iterator[Mark]:
    """Find what is wrong with the definitions of a chapter's notes."""
    called = {notes.key(marker.label) for marker in notes.seen.markers}
    first: set[str] = set()
    for note in notes.seen.definitions:
        key = notes.key(note.label)
        if notes.is_printed(note.label):
            continue
        if key in first:
            words = f"the note [^{note.label}] is defined twice; only one of the two would be printed"
            yield Mark("note-duplicate", note.start, words, "give one of the two another label")
        elif key not in called and not _is_called_unseen(note, notes):
            words = f"the note [^{note.label}] has no marker in the text"
            yield Mark("note-unused", note.start, words, "put its marker into the text, or delete the note")
        first.add(key)
        yield from _text(note, notes)


def _is_called_unseen(note: Definition, notes: Notes) -> bool:
    """Say whether a note's marker may stand in what the scan took for code: pandoc set more than it saw."""
    defined = notes.defined()
    seen = sum(notes.key(marker.label) in defined for marker in notes.seen.markers) + len(notes.seen.inlines)
    written = sum(match["label"] == note.label for match in WRITTEN.finditer(notes.source))
    return notes.made.notes > seen and written > 1


def _text(note: Definition, notes: Notes) -> Iterator[Mark]:
    """Look at what a note says: nothing, or less than was written for it."""
    said = re.sub(r"<!--.*?-->", "", notes.source[note.words : note.end], flags=re.DOTALL)
    line = notes.source[note.start :].partition("\n")[0]
    # The dialects of CommonMark take no text from the next line, though the scan does.
    if not said.strip(" \t\n>") or (notes.made.empty and line.rstrip().endswith("]:")):
        words = f"the note [^{note.label}] has no text; what follows it may be taken for it"
        yield Mark("note-empty", note.start, words, "write it behind the colon, in the same line")
    elif note.dropped is not None:
        words = f"this paragraph is indented, but too little to belong to the note [^{note.label}]"
        hint = "indent it by four spaces, or not at all if it is no part of the note"
        line = notes.source[note.dropped :]
        yield Mark("note-cut-off", note.dropped + len(line) - len(line.lstrip(" >")), words, hint)
