"""Read the facts of a tagged PDF from its structure tree (ISO 32000-1, sections 14.7 and 14.8).

A note is a `Note` or `FENote`, its marker a `Reference`, or a link that leads to a note and bears its
label; a contents is a `TOC`. Pages that our binder has made up carry a mark of their own. A table's
head that comes again at the top of a page is read once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from octavo.collate.facts import Cell, Facts, Folio, Image, Known, Landmark, Link, Note, Section, Span, Table
from octavo.collate.gather import Gatherer
from octavo.collate.letters import lowered, normal
from octavo.collate.pdf_cells import CELLS
from octavo.collate.pdf_folios import Folios
from octavo.collate.pdf_pages import Element, Page, Pointer
from octavo.collate.pdf_places import PagePlaces
from octavo.collate.pdf_sheets import NEAR, NOTES, Foot, Marker, Sheets, below, label_of
from octavo.collate.targets import address

__all__ = ["read_tags"]

KNOWS = (
    Known.HEADINGS,
    Known.OUTLINE,
    Known.NOTES,
    Known.LINKS,
    Known.IMAGES,
    Known.TABLES,
    Known.CAPTIONS,
    Known.ITEMS,
)
#: Numbers and bullets of lists, contents, and what is no content at all.
UNREAD = {"Lbl", "TOC", "TOCI", "Artifact"} | NOTES
#: How the ids begin of headings that our own binder has set over endnotes.
MADE = "octavo-made-"
LEVELS = {f"H{level}": level for level in range(1, 7)}


def read_tags(pages: Sequence[Page], lang: str) -> Facts:
    """Read the pages of a tagged PDF; `lang` is the language of the words that a book adds."""
    reading = _Reading(Sheets(pages), Folios(lang))
    for number, page in enumerate(pages):
        reading.page = number
        for element in page.tags:
            reading.walk(element)
    body = reading.found.at
    reading.read_notes()
    reading.land()
    return replace(reading.found.facts(body, KNOWS), labels=tuple(page.label for page in pages))


class _Reading:
    """Walk the trees, page by page; as every walk, it keeps where it is."""

    def __init__(self, sheets: Sheets, folios: Folios) -> None:
        self.found = Gatherer()
        self.page = 0
        self._sheets = sheets
        self._folios = folios
        self._markers: list[Marker] = []
        self._links: list[tuple[Span, Pointer | None]] = []
        self._label: Element | None = None
        self._head = ""
        self._in_link = False
        self._places = PagePlaces()

    def walk(self, element: Element) -> None:
        """Read a tag and what is below it, but no notes."""
        if element.kind in UNREAD or element is self._label or element.identifier.startswith(MADE):
            return
        if self._folio(element):
            return
        reader = _Reading._heading if element.kind in LEVELS else self.READERS.get(element.kind)
        (reader or _Reading._inside)(self, element)
        if element.kind not in {"Span", "Link", "NonStruct"}:
            self.found.add(" ")

    def _folio(self, element: Element) -> bool:
        """Take what stands alone behind a link, or in one, and says a page."""
        behind = self._in_link or (self._links and self._links[-1][0].end == self.found.at)
        letters = self._sheets.letters(element, self.page) if behind and element.kind == "Span" else ""
        label = self._folios.said(lowered(letters))
        if label is not None:
            self.found.folios.append(Folio(self.found.at, label))
        return label is not None

    def _inside(self, element: Element) -> None:
        for kid in element.kids:
            if isinstance(kid, Element):
                self.walk(kid)
                continue
            for run in self._sheets.runs(kid, self.page):
                start = self.found.at
                if not self._places.begun(self.page):
                    self.found.seams.add(start)
                    self.found.landmarks.append(Landmark(start, page=self.page + 1))
                if run.shape:
                    # What is told otherwise than it is drawn is neither: both are read.
                    told = (element.alt, *(() if normal(run.words) == normal(element.alt) else (run.words,)))
                    self.found.formula(" ".join(told), None, run.shape)
                self.found.add(" " if run.shape else run.words + " ")
                self._places.add(self.page, run.box, self.found.since(start))

    def _heading(self, element: Element) -> None:
        start = self.found.at
        self._inside(element)
        if self.found.at > start:
            self.found.sections.append(Section(self.found.since(start), LEVELS[element.kind]))

    def _caption(self, element: Element) -> None:
        start = self.found.at
        self._inside(element)
        self.found.caption(start)

    def _list(self, element: Element) -> None:
        self.found.depth += 1
        self._inside(element)
        self.found.depth -= 1

    def _item(self, element: Element) -> None:
        start = self.found.at
        self._inside(element)
        self.found.item(start)

    def _figure(self, element: Element) -> None:
        self.found.images.append(Image(self.found.at, element.alt))

    def _table(self, element: Element) -> None:
        for caption in below(element, {"Caption"}):
            self.walk(caption)
        rows = list(below(element, {"TR"}))
        heads = sum(len(list(below(head, {"TR"}))) for head in below(element, {"THead"}))
        head = "".join(self._sheets.letters(row, self.page) for row in rows[:heads])
        last = self.found.tables[-1] if self.found.tables else None
        goes_on = last is not None and last.at.end == self.found.at and not self._places.begun(self.page)
        if head and goes_on and head == self._head:
            rows = rows[heads:]
        start, self._head = self.found.at, head
        read = tuple(self._row(row) for row in rows)
        if any(at.start < at.end for row in read for at, _ in row):
            cells = tuple(tuple(cell for _, cell in row) for row in read)
            spans = tuple(tuple(at for at, _ in row) for row in read)
            self.found.tables.append(Table(self.found.since(start), spans, heads, cells))

    def _row(self, row: Element) -> tuple[tuple[Span, Cell | None], ...]:
        cells: list[tuple[Span, Cell | None]] = []
        for kid in row.kids:
            start = self.found.at
            if isinstance(kid, Element):
                self.walk(kid)
            # PDFium does not name the tag of an empty cell.
            if kid is None or (isinstance(kid, Element) and kid.kind in CELLS):
                cells.append((self.found.since(start), kid.cell if kid else None))
        return tuple(cells)

    def _link(self, element: Element) -> None:
        run = next(self._sheets.runs(element, self.page), None)
        if run is None:
            return
        pointer = self._sheets.pointer(element, self.page)
        foot = self._sheets.foot(self._sheets.letters(element, self.page), pointer)
        if foot is not None:
            self._markers.append(Marker(self.found.at, self.page, run, foot, lands=True))
            return
        start, self._in_link = self.found.at, True
        self._inside(element)
        self._in_link = False
        self._add_link(self.found.since(start), pointer)

    def _add_link(self, at: Span, pointer: Pointer | None) -> None:
        """Add a link; one that is broken between two lines is tagged in pieces."""
        if self._links and pointer is not None:
            before, last = self._links[-1]
            if last is not None and replace(last, box=pointer.box) == pointer and before.end == at.start:
                self._links[-1] = Span(before.start, at.end), pointer
                return
        self._links.append((at, pointer))

    def _reference(self, element: Element) -> None:
        """Read what is tagged as a marker; its note is known by its label, should the way there be lost."""
        run = next(self._sheets.runs(element, self.page), None)
        label = self._sheets.letters(element, self.page)
        foot = self._sheets.foot(label, self._sheets.pointer(element, self.page))
        if run is not None:
            near = foot or self._sheets.nearby(label, self.page)
            self._markers.append(Marker(self.found.at, self.page, run, near, foot is not None))

    def read_notes(self) -> None:
        """Read each note at its marker, then those that no marker leads to."""
        read: set[int] = set()
        for marker in self._markers:
            self._note(marker.foot, marker)
            read |= {marker.foot.place} if marker.foot else set()
        for foot in self._sheets.feet:
            if foot.place not in read:
                self._note(foot, None)

    def _note(self, foot: Foot | None, marker: Marker | None) -> None:
        start = self.found.at
        at = marker.at if marker else None
        if foot is None:
            self.found.notes.append(Note(self.found.since(start), at, lands=False))
            return
        self.page, self._label = foot.page, label_of(foot.element)
        self._inside(foot.element)
        pointer = self._sheets.pointer(self._label, self.page)
        self._label = None
        for self.page, element in foot.rest:
            self._inside(element)
        returns = None
        if pointer is not None and marker is not None:
            near = pointer.height is None or abs(pointer.height - marker.run.box.top) <= NEAR
            returns = near and pointer.page == marker.page
        lands = marker is None or marker.lands
        self.found.notes.append(Note(self.found.since(start), at, lands, returns, foot.page, foot.page))

    def land(self) -> None:
        """Resolve the links, now that every place they may lead to is known."""
        self.found.laid = self._places.laid()
        for at, pointer in sorted(self._links, key=lambda link: link[0]):
            if pointer is not None and pointer.address is not None:
                self.found.links.append(Link(at, address(pointer.address)))
            elif pointer is not None and pointer.page is not None:
                shown = self._places.shown(pointer.page, pointer.height)
                self.found.links.append(Link(at, target=shown))
            else:
                self.found.links.append(Link(at))

    READERS: ClassVar[Mapping[str, Callable[[_Reading, Element], None]]] = {
        "Figure": _figure,
        "Table": _table,
        "Link": _link,
        "Reference": _reference,
        "Caption": _caption,
        "L": _list,
        "LI": _item,
    }
