"""Read the facts of a PDF without tags from the order in which it is drawn.

Nothing there says what is text and what is a note, so the manuscript says it: what is drawn must be its
running text with its notes laid in between, each in its own order. Every piece is given to the one it
continues; a piece that continues neither is sought further on, and stays with the one that was being
read. So no letter is left out, and what is wrong is found by the comparison that follows.

What a page adds is known by its mark (furniture, made-up pages), or is the manuscript's own: a note's
number at its marker and before its text, a list's number before its item, a table's head once more at
the top of a page, the letters of a drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from octavo.collate.facts import Facts, Known, Note, Span
from octavo.collate.gather import Gatherer
from octavo.collate.letters import lowered, normal
from octavo.collate.manuscript import Manuscript
from octavo.collate.pdf_pages import FURNITURE, GENERATED, Page, Run

__all__ = ["read_stream"]

#: What a note may be marked with.
LABEL = re.compile(r"\d{1,4}|[*\u2020\u2021\u00a7\u00b6]{1,3}")
#: How far on a piece is sought that continues nothing, in letters, and how long it must be for that.
AHEAD, SURE = 6000, 10
#: How much smaller a raised number is than the words that it stands at.
SMALLER = 0.85


def read_stream(pages: Sequence[Page], manuscript: Manuscript) -> Facts:
    """Read the pages of a PDF that should hold a manuscript."""
    sorting = _Sorting(manuscript)
    for page in pages:
        sorting.page([run for run in page.runs if not run.marks & {FURNITURE, GENERATED}])
    return sorting.facts()


class _Sorting:
    """Give each piece its place; as every reader, it keeps how far it has read."""

    def __init__(self, manuscript: Manuscript) -> None:
        facts = manuscript.facts
        text = lowered(facts.text)
        self._text = text[: facts.body]
        self._notes = [text[note.at.start : note.at.end] for note in facts.notes]
        self._places = [note.marker or 0 for note in facts.notes]
        self._tables = facts.tables
        self._heads = [_head(table.rows[: table.heads], text) for table in facts.tables]
        self._labels = manuscript.labels
        self._drawn = list(manuscript.drawn)
        self._at = 0
        self._open: int | None = None
        self._in_note = 0
        self._body: list[str] = []
        self._size = 0
        self._found: dict[int, list[str]] = {}
        self._marked: dict[int, int] = {}
        self._line: list[tuple[Run, int]] = []

    def page(self, runs: Sequence[Run]) -> None:
        """Sort what is drawn on a page."""
        self._line = []
        letters = [lowered(normal(run.words)) for run in runs]
        skip = self._repeated(letters)
        while skip < len(runs):
            drawing = self._drawing(letters[skip:])
            if drawing:
                skip += drawing
                continue
            if letters[skip]:
                self._sort(runs[skip], letters[skip])
            skip += 1

    def facts(self) -> Facts:
        """Give what was sorted."""
        found = Gatherer()
        for words in self._body:
            found.add(words)
        body = found.at
        order = list(self._found)
        for number in sorted(self._found):
            start = found.at
            for words in self._found[number]:
                found.add(words)
            note = Note(found.since(start), self._marked.get(number), place=order.index(number))
            found.notes.append(note)
        return found.facts(body, {Known.NOTES})

    def _sort(self, run: Run, letters: str) -> None:
        if self._is_marker(run, letters) or self._is_label(letters):
            return
        if self._open is not None and self._notes[self._open].startswith(letters, self._in_note):
            self._take_note(self._open, run, self._in_note + len(letters))
        elif self._text.startswith(letters, self._at):
            self._take_text(run, self._at + len(letters))
        elif not self._begins_note(run, letters) and not self._resumes(run, letters):
            if self._open is None:
                self._take_text(run, self._at)
            else:
                self._take_note(self._open, run, self._in_note)

    def _take_text(self, run: Run, at: int) -> None:
        self._body.append(run.words + " ")
        self._size += len(normal(run.words))
        self._line.append((run, self._size))
        self._at, self._open = at, None

    def _take_note(self, number: int, run: Run, at: int) -> None:
        self._found.setdefault(number, []).append(run.words + " ")
        self._open, self._in_note = number, at
        if at >= len(self._notes[number]):
            self._open = None

    def _is_marker(self, run: Run, letters: str) -> bool:
        """Take a raised number, or one that continues nothing, as the marker of the next note."""
        if not LABEL.fullmatch(run.words.strip()):
            return False
        number = next((at for at in self._waiting() if at not in self._marked), None)
        if number is None:
            return False
        beside = self._beside(run)
        raised = beside is not None and run.size < SMALLER * beside[0].size
        goes_on = self._open is None and self._text.startswith(letters, self._at)
        last = bool(self._line) and beside is not None and beside[0] is self._line[-1][0]
        if not raised and (goes_on or self._open is not None):
            return False
        if goes_on and last and self._places[number] != self._at:
            return False
        self._marked[number] = self._places[number] if beside is None else beside[1]
        return True

    def _waiting(self) -> Iterator[int]:
        """Give the notes whose markers the text has come to, and which have not been read."""
        for number, place in enumerate(self._places):
            if place > self._at:
                return
            if number not in self._found:
                yield number

    def _beside(self, run: Run) -> tuple[Run, int] | None:
        """Give the words of the text that stand on a number's line to its left, and where they end."""
        middle = (run.box.bottom + run.box.top) / 2
        line = [
            (other, end)
            for other, end in self._line
            if other.box.left < run.box.left and other.box.bottom - run.size <= middle <= other.box.top + run.size
        ]
        return max(line, key=lambda pair: (_overlap(pair[0], run), pair[0].box.right), default=None)

    def _is_label(self, letters: str) -> bool:
        wanted = self._labels.get(self._at)
        if wanted is None or self._open is not None or self._text.startswith(letters, self._at):
            return False
        return letters.strip("().:") in {lowered(label) for label in wanted}

    def _begins_note(self, run: Run, letters: str) -> bool:
        """Take what is a note's number, with the beginning of its text or without, as its beginning."""
        label = LABEL.match(run.words.strip())
        if label is None:
            return False
        rest = letters.removeprefix(lowered(normal(label[0])))
        for number in self._waiting():
            if self._notes[number].startswith(rest.removeprefix(".")):
                self._found[number] = []
                self._open, self._in_note = number, 0
                if rest.removeprefix("."):
                    self._take_note(number, Run(run.words.strip()[label.end() :], run.box, run.size, -1, run.marks), len(rest))
                return True
        return False

    def _resumes(self, run: Run, letters: str) -> bool:
        """Seek a piece further on, in the note that is being read and in the text."""
        if len(letters) < SURE:
            return False
        if self._open is not None:
            place = self._notes[self._open].find(letters, self._in_note)
            if place >= 0:
                self._take_note(self._open, run, place + len(letters))
                return True
        place = self._text.find(letters, self._at, self._at + AHEAD)
        if place >= 0:
            self._take_text(run, place + len(letters))
            return True
        for number in self._waiting():
            if letters in self._notes[number]:
                self._take_note(number, run, self._notes[number].find(letters) + len(letters))
                return True
        return False

    def _repeated(self, letters: Sequence[str]) -> int:
        """Count the pieces that begin a page and are the head of the table that goes on there."""
        for table, head in zip(self._tables, self._heads, strict=True):
            if head and table.at.start < self._at < table.at.end:
                for count, read in enumerate(accumulate(letters), 1):
                    if read == head:
                        return count
                    if not head.startswith(read):
                        return 0
        return 0

    def _drawing(self, letters: Sequence[str]) -> int:
        """Count the pieces that are the letters of a drawing that the text has come to."""
        for drawing in self._drawn:
            if drawing[0] > self._at:
                return 0
            for count, read in enumerate(accumulate(letters), 1):
                if read == drawing[1]:
                    self._drawn.remove(drawing)
                    return count
                if not drawing[1].startswith(read):
                    break
        return 0


def _head(rows: Sequence[Sequence[Span]], text: str) -> str:
    return "".join(text[cell.start : cell.end] for row in rows for cell in row)


def _overlap(one: Run, other: Run) -> float:
    return round(min(one.box.top, other.box.top) - max(one.box.bottom, other.box.bottom), 1)
