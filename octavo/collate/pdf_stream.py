"""Read the facts of a PDF without tags from the order in which it is drawn.

Nothing there says what is text and what is a note, so the manuscript says it: what is drawn must be its
running text with its notes laid in between, each in its own order. Every piece is given to the one it
continues; a piece that continues neither is sought further on, and stays with the one that was being
read. So no letter is left out, and what is wrong is found by the comparison that follows.

What a page adds is known by its mark (furniture, made-up pages), or is the manuscript's own: a note's
number at its marker and before its text, a list's number before its item, a table's head once more at
the top of a page, the letters of a drawing, and over endnotes the titles of their chapters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile

from octavo.collate.facts import Facts
from octavo.collate.initials import in_reading_order
from octavo.collate.letters import lowered, normal
from octavo.collate.manuscript import Manuscript
from octavo.collate.pdf_folios import Folios
from octavo.collate.pdf_heads import Heads
from octavo.collate.pdf_pages import FURNITURE, GENERATED, Page, Run
from octavo.collate.pdf_pieces import (
    LABEL,
    NEXT,
    drawing,
    following,
    most_alike,
    over_notes,
    same,
    same_behind,
    take_label,
)
from octavo.collate.pdf_sorted import Sorted

__all__ = ["read_stream"]

#: How far on a piece is sought that continues nothing, in letters, and how long it must be for that.
AHEAD, SURE = 6000, 10
#: How many letters are looked at to tell whether a note begins, and in how long a number.
LONG, LABELLED = 400, 8


def read_stream(pages: Sequence[Page], manuscript: Manuscript) -> Facts:
    """Read the pages of a PDF that should hold a manuscript."""
    sorting = _Sorting(manuscript)
    told = [[run for run in page.runs if not run.marks & {FURNITURE, GENERATED}] for page in pages]
    for number, runs in enumerate(told):
        ahead = next(filter(None, islice(told, number + 1, None)), [])
        sorting.page(number, in_reading_order(runs), ahead[:NEXT])
    return replace(sorting.sorted.facts(pages), labels=tuple(page.label for page in pages))


class _Sorting:
    """Give each piece its place; as every reader, it keeps how far it has read."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._facts = facts = manuscript.facts
        text = lowered(facts.text)
        self._text = text[: facts.body]
        self._notes = [text[note.at.start : note.at.end] for note in facts.notes]
        self._places = [note.marker or 0 for note in facts.notes]
        self._begins = [note.at.start for note in facts.notes]
        self._folios = Folios(manuscript.lang, facts)
        self._heads = Heads(facts, text)
        self._labels = [(place, set(map(lowered, forms))) for place, forms in manuscript.labels]
        self._titles = {lowered(facts.letters(section.at)) for section in facts.sections}
        self._titles.update(map(lowered, manuscript.titles))
        self._drawn = list(manuscript.drawn)
        self._at = self._in_note = 0
        self._open: int | None = None
        self._ended: int | None = None
        self._next: Callable[[], list[str]] = list
        self.sorted = Sorted()

    def page(self, number: int, runs: Sequence[Run], ahead: Sequence[Run]) -> None:
        """Sort what is drawn on a page; `ahead` is what is drawn next."""
        self.sorted.turn(number)
        letters = _letters(runs)
        at = self._heads.repeated(runs, letters, self._at)
        while at < len(runs):
            if self._goes_on(letters[at]):
                self._take_text(runs[at], self._at + len(letters[at]))
                at += 1
                continue
            made = self._is_made(letters[at:], runs[at:])
            if not made and letters[at]:
                self._next = partial(_behind, letters, at, ahead)
                self._sort(runs[at], letters[at])
            at += made or 1

    def _goes_on(self, letters: str) -> bool:
        """Say whether the text goes on with a piece that can be nothing else: no number, folio or drawing."""
        if len(letters) <= LABELLED or self._open is not None or self._ended is not None:
            return False
        asked = (self._drawn and self._drawn[0][0] <= self._at) or self._folios.may(self._at)
        return not asked and self._text.startswith(letters, self._at)

    def _is_made(self, letters: Sequence[str], runs: Sequence[Run]) -> int:
        """Count the pieces that are no text of their own: of a drawing, a title over notes, a folio."""
        made = drawing(letters, self._drawn, self._at) or self._over_notes(letters)
        return made or self._folio(letters, runs)

    def _sort(self, run: Run, letters: str) -> None:
        count = len(self.sorted.taken)
        self._give(run, letters)
        if len(self.sorted.taken) == count:
            self.sorted.take_apart([run])

    def _give(self, run: Run, letters: str) -> None:
        in_note = self._open is not None and self._notes[self._open].startswith(letters, self._in_note)
        in_text = self._text.startswith(letters, self._at)
        if self._heads.marked_again(run) or self._is_raised(run, in_text=in_text and not in_note):
            return
        if self._open is not None and in_note:
            self._take_note(self._open, run, self._in_note + len(letters))
        elif in_text and not self._rather(letters):
            if not self._cuts(letters):
                self._take_text(run, self._at + len(letters))
        elif self._begins_note(run, letters) or self._is_label(letters):
            return
        elif not self._is_marker(run, None) and not self._resumes(run, letters):
            if self._open is None:
                self._take_text(run, self._at)
            else:
                self._take_note(self._open, run, self._in_note)

    def _take_text(self, run: Run, at: int) -> None:
        self.sorted.take_text(run)
        self._at, self._open, self._ended = at, None, None

    def _take_note(self, number: int, run: Run, at: int) -> None:
        self.sorted.take_note(number, run)
        self._open, self._in_note = number, at
        if at >= len(self._notes[number]):
            self._open, self._ended = None, number

    def _is_label(self, letters: str) -> bool:
        """Take the number of a list, in the text or in a note that was begun."""
        begun = self.sorted.notes
        notes = ((self._begins[note], self._begins[note] + len(self._notes[note])) for note in begun)
        return any(take_label(letters, self._labels, *at) for at in ((0, self._at), *notes))

    def _folio(self, letters: Sequence[str], runs: Sequence[Run]) -> int:
        """Count the pieces that say the page of a reference that was just read, in the note or the text."""
        note = self._open if self._open is not None else self._ended
        here: dict[int | None, int] = {} if note is None else {note: self._begins[note] + self._in_note}
        said = self._folios.begun(letters, {**here, None: self._at})
        if said is None or self._text.startswith("".join(letters[: said.pieces]), self._at):
            return 0
        self.sorted.say(said.home, said.label)
        self.sorted.take_apart(runs[: said.pieces])
        return said.pieces

    def _is_raised(self, run: Run, *, in_text: bool) -> bool:
        """Take a raised number as the next marker, unless it is the text's own and is drawn in its turn."""
        end = self.sorted.lines.raised(run) if LABEL.fullmatch(run.words.strip()) else None
        in_turn = in_text and end == self.sorted.size and self._at not in self._places
        return end is not None and not in_turn and self._is_marker(run, end)

    def _is_marker(self, run: Run, place: int | None) -> bool:
        """Take a number as the marker of the next note that the text has come to and that has none yet."""
        if not LABEL.fullmatch(run.words.strip()):
            return False
        for number, wanted in enumerate(self._places):
            if wanted <= self._at and number not in self.sorted.marked:
                self.sorted.marked[number] = wanted if place is None else place
                self._heads.mark(wanted, run.words.strip())
                return True
        return False

    def _begins_note(self, run: Run, letters: str) -> bool:
        """Take a note's number, with the beginning of its text or before it.

        Of notes that begin alike it is the one that goes on like what follows: those of tables come first.
        """
        label = LABEL.match(run.words.strip())
        if label is None:
            return False
        rest = letters.removeprefix(lowered(normal(label[0]))).removeprefix(".")
        behind = self._next()
        begins = rest or next(iter(behind), "")
        alike = [number for number in self._waiting() if begins and self._notes[number].startswith(begins)]
        if not alike:
            return False
        words = rest + "".join(behind)
        number = max(alike, key=lambda note: same(self._notes[note], words))
        self.sorted.begin(number)
        self._open, self._in_note = number, 0
        if rest:
            words = run.words.strip()[label.end() :].removeprefix(".")
            self._take_note(number, replace(run, words=words), len(rest))
        return True

    def _cuts(self, letters: str) -> bool:
        """Take a list's number with which a word of the text would be cut."""
        cut = len(letters) <= LABELLED and self._facts.inside_word(self._at + len(letters))
        return cut and self._is_label(letters)

    def _rather(self, letters: str) -> bool:
        """Say whether a number with which the text would go on is a note's or list's, by what follows it."""
        if not LABEL.fullmatch(letters.rstrip(".")):
            return False
        behind = self._next()
        words, text = "".join(behind), self._text[self._at : self._at + LONG]
        goes_on = same(text[len(letters) :], words)
        note = most_alike((self._notes[number] for number in self._waiting()), words)
        return max(same_behind(text, behind), note) > goes_on

    def _waiting(self) -> Iterator[int]:
        """Give the notes whose markers the text has come to, and which have not been read."""
        come = takewhile(lambda each: each[1] <= self._at, enumerate(self._places))
        yield from (number for number, _ in come if number not in self.sorted.notes)

    def _resumes(self, run: Run, letters: str) -> bool:
        """Seek a piece further on: in the note that is being read, in the text, in notes, in all the text."""
        if len(letters) < SURE:
            return False
        if self._open is not None and (place := self._notes[self._open].find(letters, self._in_note)) >= 0:
            self._take_note(self._open, run, place + len(letters))
            return True
        if (place := self._text.find(letters, self._at, self._at + AHEAD)) >= 0:
            self._take_text(run, place + len(letters))
            return True
        for number in self._waiting():
            if (place := self._notes[number].find(letters)) >= 0:
                self._take_note(number, run, place + len(letters))
                return True
        if (place := self._text.find(letters)) >= 0:
            self._take_text(run, place + len(letters))
        return place >= 0

    def _over_notes(self, letters: Sequence[str]) -> int:
        """Count the pieces that are titles over endnotes: they continue nothing, a note's number follows."""
        in_note = self._open is not None and self._notes[self._open].startswith(letters[0], self._in_note)
        goes_on = in_note or self._text.startswith(letters[0], self._at)
        return 0 if goes_on or not any(True for _ in self._waiting()) else over_notes(letters, self._titles)


def _letters(runs: Sequence[Run]) -> list[str]:
    return [lowered(normal(run.words)) for run in runs]


def _behind(letters: Sequence[str], at: int, ahead: Sequence[Run]) -> list[str]:
    return following(letters, at, _letters(ahead))
