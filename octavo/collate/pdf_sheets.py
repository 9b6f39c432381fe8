"""Find, on the pages of a tagged PDF, what a tag holds: its words, its link, the notes at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.collate.letters import normal
from octavo.collate.pdf_pages import FURNITURE, GENERATED, Element, Page, Pointer, Run

__all__ = ["NEAR", "NOTES", "Foot", "Marker", "Sheets", "below", "label_of"]

NOTES = {"Note", "FENote"}
#: How far apart, in pt, a link's goal and what it shows may lie: a line, and the white above it.
NEAR = 40.0
#: How much of a line, in pt, may lie above the height that a link leads to.
LINE = 3.0


@dataclass(frozen=True, slots=True)
class Foot:
    """Hold a note as it lies on its page: its label, and the height of its first line.

    `rest` is what of it stands on the pages after, each with its tag.
    """

    page: int
    element: Element
    label: str
    top: float
    place: int
    rest: tuple[tuple[int, Element], ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """Hold a note's marker: its place in the text, its page, its words there, and its note."""

    at: int
    page: int
    run: Run
    foot: Foot | None
    lands: bool


class Sheets:
    """Know the pages of a tagged PDF; what is the maker's by its marks is not among their words."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Look through the pages for their notes."""
        self._pages = pages
        self._runs = [_by_number(page.runs) for page in pages]
        self.feet: list[Foot] = []
        for number, page in enumerate(pages):
            for root in page.tags:
                self._find_notes(root, number)

    def runs(self, kid: Element | int | None, page: int) -> Iterator[Run]:
        """Give the words of a tag, or of one number of a page."""
        if isinstance(kid, Element):
            for inner in kid.kids:
                yield from self.runs(inner, page)
        elif kid is not None:
            yield from self._runs[page].get(kid, ())

    def letters(self, element: Element | None, page: int) -> str:
        """Give the letters of a tag."""
        return normal("".join(run.words for run in self.runs(element, page)))

    def pointer(self, element: Element | None, page: int) -> Pointer | None:
        """Find where a tagged link leads: PDFium does not say, so a rectangle is sought over its words."""
        for run in self.runs(element, page):
            middle = (run.box.bottom + run.box.top) / 2
            line = replace(run.box, bottom=middle, top=middle)
            for pointer in self._pages[page].pointers:
                if pointer.box.meets(line):
                    return pointer
        return None

    def foot(self, label: str, pointer: Pointer | None) -> Foot | None:
        """Find the note that a link leads to, if it begins with the link's letters.

        Of several it is the one that comes next from the link's goal: each group of endnotes has its note 1.
        """
        if pointer is None or pointer.page is None or not label:
            return None
        height = pointer.height
        there = (foot for foot in self.feet if foot.page == pointer.page and foot.label == label)
        if height is None:
            return next(there, None)
        near = [foot for foot in there if abs(height - foot.top) <= NEAR]
        return min(near, key=lambda foot: (foot.top > height + LINE, abs(height - foot.top)), default=None)

    def nearby(self, label: str, page: int) -> Foot | None:
        """Find the note with a label on a page or the next, for a marker whose link is lost."""
        feet = (foot for foot in self.feet if foot.label == label and 0 <= foot.page - page <= 1)
        return next(feet, None)

    def _find_notes(self, root: Element, number: int) -> None:
        for note in below(root, NOTES):
            first = next(self.runs(note, number), None)
            last = self.feet[-1] if self.feet else None
            if first is None:
                continue
            if last is not None and note.identifier and note.identifier == last.element.identifier:
                self.feet[-1] = replace(last, rest=(*last.rest, (number, note)))
            else:
                label = self.letters(label_of(note), number)
                self.feet.append(Foot(number, note, label, first.box.top, len(self.feet)))


def label_of(note: Element) -> Element | None:
    """Give a note's label: what is tagged so, or else its first link."""
    return next(below(note, {"Lbl"}), None) or next(below(note, {"Link"}), None)


def below(element: Element, kinds: set[str]) -> Iterator[Element]:
    """Give the outermost tags of some types, in reading order."""
    if element.kind in kinds:
        yield element
        return
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from below(kid, kinds)


def _by_number(runs: Sequence[Run]) -> dict[int, list[Run]]:
    numbered: dict[int, list[Run]] = {}
    for run in runs:
        if run.number >= 0 and not run.marks & {FURNITURE, GENERATED}:
            numbered.setdefault(run.number, []).append(run)
    return numbered
