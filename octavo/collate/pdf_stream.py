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

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from octavo.collate.composed import Drawn, compose
from octavo.collate.facts import Facts, Folio, Formula, Known, Landmark, Note, Span
from octavo.collate.gather import Gatherer
from octavo.collate.initials import in_reading_order
from octavo.collate.letters import lowered, normal
from octavo.collate.manuscript import Manuscript
from octavo.collate.pdf_folios import Folios
from octavo.collate.pdf_heads import Heads
from octavo.collate.pdf_lines import Lines
from octavo.collate.pdf_pages import FURNITURE, GENERATED, Page, Run
from octavo.collate.pdf_pieces import LABEL, drawing, most_alike, over_notes, same, same_behind, take_label

__all__ = ["read_stream"]

#: How far on a piece is sought that continues nothing, in letters, and how long it must be for that.
AHEAD, SURE = 6000, 10
#: How many pieces are looked at to tell which note begins, how many letters, and in how long a number.
NEXT, LONG, LABELLED = 12, 400, 8


def read_stream(pages: Sequence[Page], manuscript: Manuscript) -> Facts:
    """Read the pages of a PDF that should hold a manuscript."""
    sorting = _Sorting(manuscript)
    told = [[run for run in page.runs if not run.marks & {FURNITURE, GENERATED}] for page in pages]
    for number, runs in enumerate(told):
        ahead = next(filter(None, islice(told, number + 1, None)), [])
        sorting.page(number, in_reading_order(runs), ahead[:NEXT])
    return replace(sorting.facts(pages), labels=tuple(page.label for page in pages))


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
        self._said: list[tuple[int | None, int, str]] = []
        self._heads = Heads(facts, text)
        self._labels = [(place, set(map(lowered, forms))) for place, forms in manuscript.labels]
        self._titles = {lowered(facts.letters(section.at)) for section in facts.sections}
        self._titles.update(map(lowered, manuscript.titles))
        self._drawn = list(manuscript.drawn)
        self._at = self._in_note = self._size = self._page = 0
        self._open: int | None = None
        self._ended: int | None = None
        self._body: list[str] = []
        self._read: dict[int, list[str]] = {}
        self._pages, self._marked = dict[int, int](), dict[int, int]()
        self._taken: list[Drawn] = []
        self._lines = Lines()

    def page(self, number: int, runs: Sequence[Run], ahead: Sequence[Run]) -> None:
        """Sort what is drawn on a page; `ahead` is what is drawn next."""
        self._page, self._lines = number, Lines()
        letters, then = ([lowered(normal(run.words)) for run in each] for each in (runs, ahead))
        at = self._heads.repeated(runs, letters, self._at)
        while at < len(runs):
            made = drawing(letters[at:], self._drawn, self._at) or self._over_notes(letters[at:])
            made = made or self._folio(letters[at:], runs[at:])
            if not made and letters[at]:
                following = [*letters[at + 1 : at + 1 + NEXT], *then][:NEXT]
                self._sort(runs[at], letters[at], list(filter(None, following)))
            at += made or 1

    def facts(self, pages: Sequence[Page]) -> Facts:
        """Give what was sorted."""
        found = Gatherer()
        for words in self._body:
            found.add(words)
        body = found.at
        starts: dict[int | None, int] = {None: 0}
        for number in sorted(self._read):
            start = starts[number] = found.at
            for words in self._read[number]:
                found.add(words)
            marker = self._marked.get(number)
            page = self._pages[number]
            found.notes.append(Note(found.since(start), marker, place=page, home=page))
        taken = [replace(drawn, at=drawn.at.moved(starts[drawn.note])) for drawn in self._taken]
        lines = compose(taken, pages)
        first = {line.page: line.at.start for line in reversed(lines) if line.at.start < line.at.end}
        found.formulas = [Formula(each.at, shape=each.run.shape) for each in taken if each.run.shape]
        found.landmarks = [Landmark(at, page=page) for page, at in sorted(first.items())]
        found.folios = [Folio(at + starts[note], label) for note, at, label in self._said]
        laid = tuple(sorted((line.at.start, line.page) for line in lines if line.at.start < line.at.end))
        return replace(found.facts(body, {Known.NOTES}), lines=lines, pages=len(pages), laid=laid)

    def _sort(self, run: Run, letters: str, following: Sequence[str]) -> None:
        count = len(self._taken)
        self._give(run, letters, following)
        if len(self._taken) == count:
            self._taken.append(Drawn(run, self._page, None, Span(self._size, self._size)))

    def _give(self, run: Run, letters: str, following: Sequence[str]) -> None:
        in_note = self._open is not None and self._notes[self._open].startswith(letters, self._in_note)
        in_text = self._text.startswith(letters, self._at)
        if self._heads.marked_again(run) or self._is_raised(run, in_text=in_text and not in_note):
            return
        if self._open is not None and in_note:
            self._take_note(self._open, run, self._in_note + len(letters))
        elif in_text and not self._rather(letters, following):
            if not self._cuts(letters):
                self._take_text(run, self._at + len(letters))
        elif self._begins_note(run, letters, following) or self._is_label(letters):
            return
        elif not self._is_marker(run, None) and not self._resumes(run, letters):
            if self._open is None:
                self._take_text(run, self._at)
            else:
                self._take_note(self._open, run, self._in_note)

    def _take_text(self, run: Run, at: int) -> None:
        self._body.append(run.words + " ")
        start, self._size = self._size, self._size + len(normal(run.words))
        self._taken.append(Drawn(run, self._page, None, Span(start, self._size)))
        self._lines.add(run, self._size)
        self._at, self._open, self._ended = at, None, None

    def _take_note(self, number: int, run: Run, at: int) -> None:
        read = self._read.setdefault(number, [])
        start = sum(len(normal(words)) for words in read)
        read.append(run.words + " ")
        self._taken.append(Drawn(run, self._page, number, Span(start, start + len(normal(run.words)))))
        self._pages.setdefault(number, self._page)
        self._open, self._in_note = number, at
        if at >= len(self._notes[number]):
            self._open, self._ended = None, number

    def _is_label(self, letters: str) -> bool:
        """Take the number of a list, in the text or in a note that was begun."""
        notes = ((self._begins[note], self._begins[note] + len(self._notes[note])) for note in self._read)
        return any(take_label(letters, self._labels, *at) for at in ((0, self._at), *notes))

    def _folio(self, letters: Sequence[str], runs: Sequence[Run]) -> int:
        """Count the pieces that say the page of a reference that was just read, in the note or the text."""
        note = self._open if self._open is not None else self._ended
        here: dict[int | None, int] = {} if note is None else {note: self._begins[note] + self._in_note}
        said = self._folios.begun(letters, {**here, None: self._at})
        if said is None or self._text.startswith("".join(letters[: said.pieces]), self._at):
            return 0
        read = self._size if said.home is None else len(normal("".join(self._read.get(said.home, ()))))
        self._said.append((said.home, read, said.label))
        nothing = Span(self._size, self._size)
        self._taken += (Drawn(run, self._page, None, nothing) for run in runs[: said.pieces])
        return said.pieces

    def _is_raised(self, run: Run, *, in_text: bool) -> bool:
        """Take a raised number as the next marker, unless it is the text's own and is drawn in its turn."""
        end = self._lines.raised(run) if LABEL.fullmatch(run.words.strip()) else None
        in_turn = in_text and end == self._size and self._at not in self._places
        return end is not None and not in_turn and self._is_marker(run, end)

    def _is_marker(self, run: Run, place: int | None) -> bool:
        """Take a number as the marker of the next note that the text has come to and that has none yet."""
        if not LABEL.fullmatch(run.words.strip()):
            return False
        for number, wanted in enumerate(self._places):
            if wanted <= self._at and number not in self._marked:
                self._marked[number] = wanted if place is None else place
                self._heads.mark(wanted, run.words.strip())
                return True
        return False

    def _begins_note(self, run: Run, letters: str, following: Sequence[str]) -> bool:
        """Take a note's number, with the beginning of its text or before it.

        Of notes that begin alike it is the one that goes on like what follows: those of tables come first.
        """
        label = LABEL.match(run.words.strip())
        if label is None:
            return False
        rest = letters.removeprefix(lowered(normal(label[0]))).removeprefix(".")
        begins = rest or next(iter(following), "")
        alike = [number for number in self._waiting() if begins and self._notes[number].startswith(begins)]
        if not alike:
            return False
        words = rest + "".join(following)
        number = max(alike, key=lambda note: same(self._notes[note], words))
        self._read[number], self._pages[number] = [], self._page
        self._open, self._in_note = number, 0
        if rest:
            words = run.words.strip()[label.end() :].removeprefix(".")
            self._take_note(number, replace(run, words=words), len(rest))
        return True

    def _cuts(self, letters: str) -> bool:
        """Take a list's number with which a word of the text would be cut."""
        cut = len(letters) <= LABELLED and self._facts.inside_word(self._at + len(letters))
        return cut and self._is_label(letters)

    def _rather(self, letters: str, following: Sequence[str]) -> bool:
        """Say whether a number with which the text would go on is a note's or list's, by what follows it."""
        if not LABEL.fullmatch(letters.rstrip(".")):
            return False
        words, text = "".join(following), self._text[self._at : self._at + LONG]
        goes_on = same(text[len(letters) :], words)
        note = most_alike((self._notes[number] for number in self._waiting()), words)
        return max(same_behind(text, following), note) > goes_on

    def _waiting(self) -> Iterator[int]:
        """Give the notes whose markers the text has come to, and which have not been read."""
        come = takewhile(lambda each: each[1] <= self._at, enumerate(self._places))
        yield from (number for number, _ in come if number not in self._read)

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
