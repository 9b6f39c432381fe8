"""Find notes that are not where their marker is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from octavo.collate.facts import Line, Note
from octavo.layout.makeup import Makeup, within
from octavo.verdict import Verdict

__all__ = ["astray", "continued"]

REMEDY = "set the notes at the end of the chapter (notes: {place: chapter}), or make this one shorter"


def astray(made: Makeup) -> Iterator[Verdict]:
    """Find notes that begin on another page than their marker; those of a table follow the table."""
    tables = [table.at for table in made.pair.expected.tables]
    text = [line for sheet in made.sheets for line in sorted(sheet.text, key=lambda line: line.at)]
    text.sort(key=lambda line: line.at)
    for note, lines in _lines(made):
        if note.marker is None or within(made.pair.back(note.marker).start, tables):
            continue
        number = bisect_left(text, note.marker, key=lambda line: line.at.end)
        if number < len(text) and lines[0].page != text[number].page:
            message = f"the note “{made.pair.found(note.at)}” is marked on page {text[number].page}"
            yield made.verdict("page-note-astray", lines[0], message, REMEDY)


def continued(made: Makeup) -> Iterator[Verdict]:
    """Find notes that are too long for their page."""
    for note, lines in _lines(made):
        if lines[-1].page != lines[0].page:
            message = f"the note “{made.pair.found(note.at)}” goes on on page {lines[-1].page}"
            yield made.verdict("page-note-long", lines[0], message, REMEDY)


def _lines(made: Makeup) -> Iterator[tuple[Note, list[Line]]]:
    """Give the notes that are set at the foot of pages, with their lines."""
    lines = sorted((line for sheet in made.sheets for line in sheet.notes), key=lambda line: line.at)
    for note in made.pair.observed.notes:
        first = bisect_left(lines, note.at.start, key=lambda line: line.at.start)
        last = bisect_left(lines, note.at.end, key=lambda line: line.at.start)
        if first < last:
            yield note, lines[first:last]
