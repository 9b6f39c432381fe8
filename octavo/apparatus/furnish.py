"""Run the steps of the apparatus in their order: each takes a book and gives a book."""

from __future__ import annotations

from collections.abc import Callable

from octavo.apparatus.anchors import name_anchors
from octavo.apparatus.classes import check_classes
from octavo.apparatus.images import place_images
from octavo.apparatus.indexing.gather import gather_indexes
from octavo.apparatus.links import resolve_links
from octavo.apparatus.lists import check_lists
from octavo.apparatus.notes import lift_notes
from octavo.apparatus.structure import check_structure
from octavo.book import Book
from octavo.findings import Finding

__all__ = ["STEPS", "furnish"]

Step = Callable[[Book], tuple[Book, tuple[Finding, ...]]]

#: Headings are looked at as they were read, with their images. Links are resolved while ids are still the
#: manuscript's own, so before the ids are renamed; notes are lifted when their text has been through the
#: other steps in its place, and marks of the index are gathered when the notes have their numbers.
STEPS: tuple[Step, ...] = (
    check_structure,
    check_lists,
    check_classes,
    place_images,
    resolve_links,
    name_anchors,
    lift_notes,
    gather_indexes,
)


def furnish(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book with its apparatus in place, and all that the steps found."""
    findings: tuple[Finding, ...] = ()
    for step in STEPS:
        book, found = step(book)
        findings += found
    return book, findings
