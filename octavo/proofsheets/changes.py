"""Tell which pages of a book look other than before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from PIL import Image

from octavo.proofsheets.pages import draw_pages

__all__ = ["changed", "ranges"]

#: How finely pages are compared, in pixels to the inch: a changed comma shows.
RESOLUTION = 72


def changed(old: bytes, new: bytes) -> frozenset[int]:
    """Give the pages of a PDF, from 0, that are drawn otherwise than in an older one, or are new.

    A page that has only gone to another place has not changed, unless its folio has. Raises
    pypdfium2.PdfiumError when one of them cannot be read.
    """
    before, after = (list(map(_digest, draw_pages(pdf, RESOLUTION))) for pdf in (old, new))
    kept: set[int] = set()
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept.update(range(block.b, block.b + block.size))
    return frozenset(range(len(after))) - kept


def ranges(pages: Iterable[int]) -> str:
    """Write page numbers as people do: 4, 18-19."""
    return ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in _runs(pages))


def _runs(pages: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for page in sorted(pages):
        if first is None or last is None:
            first = last = page
        elif page == last + 1:
            last = page
        else:
            yield first, last
            first = last = page
    if first is not None and last is not None:
        yield first, last


def _digest(drawn: Image.Image) -> bytes:
    return hashlib.sha256(repr(drawn.size).encode() + drawn.tobytes()).digest()
