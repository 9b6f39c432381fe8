"""Hold what is drawn in a PDF as it was sorted: into the running text, and into the notes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from octavo.collate.composed import Drawn, compose
from octavo.collate.facts import Facts, Folio, Formula, Known, Landmark, Note, Span
from octavo.collate.gather import Gatherer
from octavo.collate.letters import normal
from octavo.collate.pdf_lines import Lines
from octavo.collate.pdf_pages import Page, Run

__all__ = ["Sorted"]


class Sorted:
    """Take pieces one by one. No frozen value: it grows with all that is read.

    `taken` is all that was taken, and `size` counts the letters of the running text; `marked` gives for each
    note where its marker stands, and `lines` are those of the text on the page that is being read.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.size = 0
        self.taken: list[Drawn] = []
        self.marked: dict[int, int] = {}
        self.lines = Lines()
        self._page = 0
        self._body: list[str] = []
        self._notes: dict[int, list[str]] = {}
        self._pages: dict[int, int] = {}
        self._said: list[tuple[int | None, int, str]] = []

    def turn(self, page: int) -> None:
        """Begin a page, counted from 0."""
        self._page, self.lines = page, Lines()

    @property
    def notes(self) -> Collection[int]:
        """Give the notes that were begun, in that order."""
        return self._notes.keys()

    def begin(self, note: int) -> None:
        """Begin a note on this page."""
        self._notes[note], self._pages[note] = [], self._page

    def take_text(self, run: Run) -> None:
        """Take a piece for the running text."""
        self._body += run.words, " "
        start, self.size = self.size, self.size + len(normal(run.words))
        self.taken.append(Drawn(run, self._page, None, Span(start, self.size)))
        self.lines.add(run, self.size)

    def take_note(self, note: int, run: Run) -> None:
        """Take a piece for a note."""
        start = self._length(note)
        self._notes.setdefault(note, []).extend((run.words, " "))
        self._pages.setdefault(note, self._page)
        self.taken.append(Drawn(run, self._page, note, Span(start, start + len(normal(run.words)))))

    def take_apart(self, runs: Sequence[Run]) -> None:
        """Take pieces that are no part of the text, and stand on its lines."""
        nothing = Span(self.size, self.size)
        self.taken += (Drawn(run, self._page, None, nothing) for run in runs)

    def say(self, note: int | None, label: str) -> None:
        """Take the page that a reference leads to, as it is said behind what was taken last."""
        self._said.append((note, self.size if note is None else self._length(note), label))

    def facts(self, pages: Sequence[Page]) -> Facts:
        """Give the facts of these pages, all of which were read."""
        found = Gatherer()
        for words in self._body:
            found.add(words)
        body, starts = found.at, dict[int | None, int]({None: 0})
        for number in sorted(self._notes):
            start = starts[number] = found.at
            for words in self._notes[number]:
                found.add(words)
            page = self._pages[number]
            found.notes.append(Note(found.since(start), self.marked.get(number), place=page, home=page))
        taken = [_moved(each, starts[each.note]) for each in self.taken]
        lines = compose(taken, pages)
        first = {line.page: line.at.start for line in reversed(lines) if line.at.start < line.at.end}
        found.formulas = [Formula(each.at, shape=each.run.shape) for each in taken if each.run.shape]
        found.landmarks = [Landmark(at, page=page) for page, at in sorted(first.items())]
        found.folios = [Folio(at + starts[note], label) for note, at, label in self._said]
        laid = tuple(sorted((line.at.start, line.page) for line in lines if line.at.start < line.at.end))
        return replace(found.facts(body, {Known.NOTES}), lines=lines, pages=len(pages), laid=laid)

    def _length(self, note: int) -> int:
        return sum(len(normal(words)) for words in self._notes.get(note, ()))


def _moved(drawn: Drawn, by: int) -> Drawn:
    return replace(drawn, at=drawn.at.moved(by)) if by else drawn
