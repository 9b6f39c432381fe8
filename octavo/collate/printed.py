"""Hold what sources tell of lines and pages: their own, and those of the printed book."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.collate.spans import Span

__all__ = ["Break", "Folio", "Landmark", "Line", "Reference"]


@dataclass(frozen=True, slots=True)
class Landmark:
    """Hold which letter stands where a line of a file, or a page, begins; both count from 1."""

    at: int
    file: str = ""
    line: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """Hold where an output without pages says that a printed page begins, and what it calls the page.

    `at` is None where the list of pages names a place that is not there.
    """

    label: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line of type: its letters, and where it stands on which page, from 1; lengths in pt.

    `at` is empty where none of its words are the manuscript's. `left`, `right` and `base`, the height on
    which its letters stand, count from the lower left corner of the trimmed page; `size` is that of its
    largest letters. `turned` says that it ends with a hyphen; `on_side` that its page is turned, with which
    the lengths are turned too.
    """

    at: Span
    page: int
    left: float
    right: float
    base: float
    size: float
    turned: bool
    on_side: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Hold a reference of the manuscript that must tell its page in print: its words, and where it leads.

    `loose` says that it leads to a place without letters, which may stand at the end of a page and belong
    to the letter before it.
    """

    at: Span
    target: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Folio:
    """Hold which page an output says, behind the letter at a place, that a reference leads to."""

    at: int
    label: str
