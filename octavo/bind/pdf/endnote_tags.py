"""Mend the tags of notes that stand in the flow of the text, at the end of a chapter or of the book."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

__all__ = ["MADE", "join_notes", "name_titles"]

Name = pikepdf.Name

#: How the id of a heading begins that is not the manuscript's, so that whoever reads it back knows it.
MADE = "octavo-made-"
HEADINGS = [f"/H{level}" for level in range(1, 7)]


def join_notes(elements: Iterable[pikepdf.Object]) -> None:
    """Give a note that goes over a page one tag: WeasyPrint 70 makes one for each page.

    `elements` are the leaf's, in reading order. A note in the flow is made from an `article`, and no other
    element is tagged as `Art`; what is one still, when the notes have been found, goes on with the last.
    """
    last: pikepdf.Object | None = None
    for element in elements:
        if Name.Note == element.S:
            last = element
        elif Name.Art == element.S and last is not None:
            for kid in element.K:
                kid.P = last
                last.K.append(kid)
            above = element.P
            above.K = pikepdf.Array([kid for kid in above.K if kid.objgen != element.objgen])


def name_titles(elements: Iterable[pikepdf.Object]) -> None:
    """Mark the headings of the endnotes: the titles of chapters, said once more."""
    titles = [element for element in elements if str(element.S) in HEADINGS]
    for number, title in enumerate(titles, 1):
        title.ID = pikepdf.String(f"{MADE}{number}")
