"""Hold the facts of a book as one source tells them: what a collation compares."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from octavo.collate.index_facts import IndexEntry, IndexMark
from octavo.collate.printed import Break, Folio, Landmark, Line, Reference
from octavo.collate.spans import Span
from octavo.collate.table import Cell, Table
from octavo.collate.written import Written

__all__ = [
    "Break",
    "Cell",
    "Code",
    "Facts",
    "Folio",
    "Formula",
    "Image",
    "Item",
    "Known",
    "Landmark",
    "Line",
    "Link",
    "Note",
    "Reference",
    "Section",
    "Span",
    "Table",
]


class Known(StrEnum):
    """Name what a source can tell beyond its letters; what it cannot tell is not asked of it.

    A PDF does not tell all its formulas from other text, so their TeX is compared as letters.
    """

    CASE = "case"
    HEADINGS = "headings"
    OUTLINE = "outline"
    NOTES = "notes"
    LINKS = "links"
    IMAGES = "images"
    ORNAMENTS = "images without a description"
    TABLES = "tables"
    BLANKS = "rows of a table without words"
    CODE = "code"
    FORMULAS = "formulas"
    CAPTIONS = "captions"
    ITEMS = "list items"
    ENDS = "where a list item ends"
    SPACES = "spaces"


@dataclass(frozen=True, slots=True)
class Section:
    """Hold a heading: where its letters are, and its level, 1 to 6."""

    at: Span
    level: int


@dataclass(frozen=True, slots=True)
class Note:
    """Hold a note: where its letters are, and the place of its marker in the running text.

    `marker` is None for a note that nothing leads to. `lands` says whether the marker leads to the
    note; `returns` whether the note's way back leads to the marker, None where it has no way back.
    `place` grows in the order in which the source sets the notes: one by one, or page by page; `home`
    is where they stand together: a section of notes, or a page.
    """

    at: Span
    marker: int | None
    lands: bool = True
    returns: bool | None = None
    place: int = 0
    home: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a link: the letters it stands on, and where it leads.

    To the world: `address`. Into the book: `target`, the letters that it shows on arrival, an empty
    span where the place is exact. A link that leads nowhere has neither.
    """

    at: Span
    address: str | None = None
    target: Span | None = None

    @property
    def leads_nowhere(self) -> bool:
        """Say whether the link has no goal, in the world or in the book."""
        return self.address is None and self.target is None


@dataclass(frozen=True, slots=True)
class Image:
    """Hold an image: where it stands, its description, and the SHA-256 of its file.

    `digest` is None where the source does not keep the file, and empty where the file is missing.
    """

    at: int
    alt: str
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """Hold a block of code: where its letters are, and its lines as they are to be copied."""

    at: Span
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """Hold a formula: where its TeX stands in the text, or that this source has not kept the TeX.

    `shown` are the signs that a reader sees, sorted; None where the source does not tell them apart. A
    PDF that draws the formula in outlines has their digest as its `shape`: it tells whether two are drawn
    alike, and not what they say.
    """

    at: Span
    known: bool = True
    shown: str | None = None
    shape: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Hold an item of a list, a term or a definition: where its letters are, and in how many lists it is."""

    at: Span
    depth: int


#: Left, bottom, right and top of a rectangle on a page, in pt from its lower left corner.
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold all that one source tells of a book.

    `text` is what `letters.normal` leaves of its words: the running text up to `body`, then every
    note in the order of the markers. All other facts point into it. `written` are the words as they
    were written, and where in `text` each of them begins. `seams` are the places where a page
    begins, and with it what goes on there: an item of a list is tagged anew. `outline` are the letters
    of each entry of the contents or the bookmarks. Only the manuscript tells of `paragraphs`, and only
    print of its `lines`, from the head of each page to its foot, and of its number of `pages`. An output
    that lists the printed pages has `breaks`. A PDF has the `labels` of its pages and its `folios`, the
    manuscript the `references` that must have one.
    The manuscript has the `marks` of which an output makes its `index`; a PDF says `laid`, from which letter
    on its text stands on which page, from 1, and the `areas` that hold the ink of each page's text, or None.
    """

    text: str = field(repr=False)
    body: int
    knows: frozenset[Known]
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
    formulas: tuple[Formula, ...] = ()
    captions: tuple[Span, ...] = ()
    items: tuple[Item, ...] = ()
    seams: frozenset[int] = frozenset()
    outline: tuple[str, ...] = ()
    landmarks: tuple[Landmark, ...] = field(default=(), repr=False)
    written: Written = field(default_factory=Written, repr=False)
    paragraphs: tuple[Span, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)
    pages: int = 0
    breaks: tuple[Break, ...] = field(default=(), repr=False)
    labels: tuple[str, ...] = field(default=(), repr=False)
    folios: tuple[Folio, ...] = ()
    references: tuple[Reference, ...] = ()
    marks: tuple[IndexMark, ...] = field(default=(), repr=False)
    index: tuple[IndexEntry, ...] = field(default=(), repr=False)
    laid: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    areas: tuple[Area | None, ...] = field(default=(), repr=False)

    def letters(self, at: Span) -> str:
        """Give the letters of a span."""
        return self.text[at.start : at.end]

    def words(self, at: Span) -> str:
        """Give the words of a span as they were written, on one line."""
        return self.written.words(at)

    def inside_word(self, place: int) -> bool:
        """Say whether a place lies between two letters of one word."""
        return len(self.words(Span(place - 1, place + 1)).split()) == 1
