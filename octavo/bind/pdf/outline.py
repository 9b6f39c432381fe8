"""Give the screen PDF its outline (what a reader calls bookmarks) and its page labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from octavo.book import Leaf
from octavo.pagination import Pagination

__all__ = ["label_pages", "outline"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the outline: its depth from 0, its words, and the page (from 0) it leads to."""

    depth: int
    words: str
    page: int


def outline(pdf: pikepdf.Pdf, leaves: Sequence[Leaf], pagination: Pagination) -> None:
    """Write the outline: every leaf that has a title, and in it every heading at its depth."""
    with pdf.open_outline() as written:
        above: list[tuple[int, pikepdf.OutlineItem]] = []
        for entry in _entries(leaves, pagination):
            item = pikepdf.OutlineItem(entry.words, entry.page, "Fit")
            while above and above[-1][0] >= entry.depth:
                above.pop()
            (above[-1][1].children if above else written.root).append(item)
            above.append((entry.depth, item))
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def _entries(leaves: Sequence[Leaf], pagination: Pagination) -> Iterator[Entry]:
    for leaf in leaves:
        if not leaf.headings and leaf.title:
            yield Entry(leaf.depth, leaf.title, pagination.anchors[leaf.key])
        top = leaf.headings[0].level if leaf.headings else 0
        for heading in leaf.headings:
            depth = leaf.depth + max(heading.level - top, 0)
            yield Entry(depth, heading.text, pagination.anchors[heading.id])


def label_pages(pdf: pikepdf.Pdf, pagination: Pagination) -> None:
    """Write the page labels (ISO 32000-1, section 12.4.2): roman up to the main matter, then arabic."""
    main = next((at for at, page in enumerate(pagination.pages) if page.label == "1"), 0)
    roman, arabic = pikepdf.Dictionary(S=pikepdf.Name.r), pikepdf.Dictionary(S=pikepdf.Name.D)
    numbers = [0, roman, main, arabic] if main else [0, arabic]
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
