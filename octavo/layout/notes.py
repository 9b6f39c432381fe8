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
    """Find notes that begin on another page than their marker; those of a table stand where it ends."""
    tables = [table.at for table in made.pair.expected.tables]
    text = sorted((line for sheet in made.sheets for line in sheet.text), key=lambda line: line.at)
    ends = [line.at.end for line in text]
    for note, lines in _lines(made):
        if note.marker is None or not text:
            continue
        # A marker stands behind a letter, and that letter is the line's that it is on.
        marked = text[min(bisect_left(ends, note.marker), len(text) - 1)]
        table = next((at for at in tables if within(made.pair.back(note.marker - 1).start, [at])), None)
        if table is not None:
            marked = next((line for line in text if made.written(line).end >= table.end), marked)
        if lines[0].page != marked.page:
            message = f"the note “{made.pair.found(note.at)}” belongs on page {marked.page}"
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
