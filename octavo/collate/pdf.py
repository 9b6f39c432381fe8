"""Read the facts of a PDF: by its tags where it has them, else by the order in which it is drawn."""

from __future__ import annotations

from dataclasses import astuple, replace

from octavo.collate.aids import Aids
from octavo.collate.facts import Facts
from octavo.collate.index_stream import read_drawn
from octavo.collate.letters import lowered
from octavo.collate.manuscript import Manuscript
from octavo.collate.outlines import bookmarks
from octavo.collate.pdf_directions import in_directions
from octavo.collate.pdf_opening import open_pages
from octavo.collate.pdf_stream import read_stream
from octavo.collate.pdf_tags import read_tags
from octavo.collate.pdf_turned import stand_up
from octavo.words import direction, words_in

__all__ = ["read_pdf"]


def read_pdf(content: bytes, manuscript: Manuscript, aids: Aids | None = None) -> Facts:
    """Read a PDF; one without tags is sorted into text and notes by the manuscript it should hold.

    What is drawn on pages that were read before is taken from the cache.

    Raises UnreadableError when it is none, is damaged or encrypted.
    """
    text = lowered(manuscript.facts.text)
    leftward = direction(manuscript.lang) == "rtl"
    opened = open_pages(content, aids or Aids())
    pages = stand_up(tuple(in_directions(page, text, leftward=leftward) for page in opened))
    if any(page.tags for page in pages):
        facts = replace(read_tags(pages, manuscript.lang), outline=bookmarks(content))
    else:
        facts = read_stream(pages, manuscript)
    words = words_in(manuscript.lang)
    areas = tuple(None if page.area is None else astuple(page.area) for page in pages)
    return replace(
        facts, areas=areas, index=read_drawn(pages, manuscript.facts.marks, manuscript.indexes, words)
    )
