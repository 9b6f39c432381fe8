"""Hold the pages of a PDF as PDFium, which had no part in making them, tells of them."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.collate.facts import Cell
from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_pointers import Pointer
from octavo.collate.pdf_signs import Sign

__all__ = ["FURNITURE", "GENERATED", "Drawn", "Element", "Page", "Pointer", "Run"]

#: The mark of what stands around the text: running heads, folios, rules (ISO 32000-1, 14.8.2.2).
FURNITURE = "Artifact"
#: The mark that our own binder sets around pages it has made up: title page, imprint, contents.
GENERATED = "OctavoGenerated"


@dataclass(frozen=True, slots=True)
class Run:
    """Hold words that are drawn at once, with the number by which the tags know them (-1: none).

    An image or a line that has such a number is a run without words. A formula that is drawn in outlines
    is one whose words are the TeX that it is marked with, and which has a `shape`, a digest of them.

    `size` is that of the letters, in pt; `base` is the height of the line they stand on, `start` and `end`
    where on it they begin and end, whatever their ink does. Words that run upwards are `on_side`. Of a page
    that has letters running from right to left, each run has its `signs`.
    """

    words: str
    box: Box
    size: float
    base: float
    start: float
    end: float
    number: int
    marks: frozenset[str]
    shape: str = ""
    on_side: bool = False
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold what is drawn on a page, and the trimmed page; `linked` says that it has links, too.

    `area` holds all the ink of its text, but for that in forms; None where it has none.
    """

    runs: tuple[Run, ...]
    trim: Box
    linked: bool
    area: Box | None


@dataclass(frozen=True, slots=True)
class Element:
    """Hold a tag: its type, id and description; a kid is a tag, the number of a run, or an empty tag.

    `cell` says how a cell of a table is made.
    """

    kind: str
    identifier: str
    alt: str
    kids: tuple[Element | int | None, ...]
    cell: Cell | None = None


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page: its text in the order in which it is drawn, its links, its tags.

    `trim` is the trimmed page, `corner` its lower left one, in pt; `label` is the number that is drawn on the
    page, or where none is, what the file calls it; `area` holds the ink of its text. A page that is set on
    its side may be `turned`, with all that stands on it but its area, so that it is read as any other.
    """

    runs: tuple[Run, ...]
    pointers: tuple[Pointer, ...]
    tags: tuple[Element, ...]
    corner: tuple[float, float] = (0, 0)
    label: str = ""
    trim: Box = NOWHERE
    turned: bool = False
    area: Box | None = None
