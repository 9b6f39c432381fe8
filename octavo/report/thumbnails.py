"""Draw the pages of a PDF small, so that a report can show how the book looks."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image

from octavo.cache import Cache, digest
from octavo.page_hashes import page_hashes

__all__ = ["Thumbnail", "Thumbnails", "thumbnails"]

#: How wide a drawing is in pixels: twice what the report gives it, for screens of fine grain.
BREADTH = 320
#: A page higher than this many times its width is drawn narrower.
SLENDER = 3
#: WebP: how good, and how long to search (of 6); more of either is slower and hard to see at this size.
QUALITY, EFFORT = 40, 2
#: A book of up to so many pages is drawn whole; of a longer one the first, the last and the openings.
WHOLE, FIRST, LAST = 120, 24, 4
#: How many openings are drawn at most, those of parts and chapters before those of their sections.
OPENINGS = 160
#: Part of the key of what is kept: a change in how pages are drawn draws all of them anew.
MANNER = "1"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Hold a small drawing of a page: its number in the file from 1, its label, its size in pixels.

    `image` is the drawing itself as a `data:` URI.
    """

    page: int
    label: str
    width: int
    height: int
    image: str


@dataclass(frozen=True, slots=True)
class Thumbnails:
    """Hold the drawings of a PDF in the order of its pages, and how many pages it has in all.

    `marked` are the pages, from 1, on which something was found.
    """

    drawn: tuple[Thumbnail, ...] = ()
    pages: int = 0
    marked: frozenset[int] = frozenset()


def thumbnails(pdf: bytes, cache: Cache) -> Thumbnails:
    """Draw the pages of a PDF, or give what was drawn of the same pages before; none is marked.

    A file that PDFium cannot read gives nothing: that it cannot be read is for its judges to say. PDFium
    is not safe with threads: no other thread may use it meanwhile.
    """
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            chosen = _chosen(len(document), _openings(document))
            keys = _keys(pdf, len(document))
            drawn = tuple(_drawing(document, index, keys[index], cache) for index in chosen)
            return Thumbnails(drawn, len(document))
    except pypdfium2.PdfiumError:
        return Thumbnails()


def _keys(pdf: bytes, pages: int) -> Sequence[str]:
    """Tell each page by all that it is drawn with; where that cannot be said, by the file and its number."""
    hashes = page_hashes(pdf)
    return hashes if len(hashes) == pages else [digest(pdf, str(number)) for number in range(pages)]


def _openings(document: pypdfium2.PdfDocument) -> list[int]:
    """Give the pages, from 0, that the first two levels of the outline lead to, the first level first."""
    entries = [entry for entry in document.get_toc() if entry.level < 2]  # noqa: PLR2004 -- as said
    places = (entry.get_dest() for entry in sorted(entries, key=lambda entry: entry.level))
    return [index for place in places if place and (index := place.get_index()) is not None]


def _chosen(pages: int, openings: list[int]) -> list[int]:
    if pages <= WHOLE:
        return list(range(pages))
    between = [index for index in dict.fromkeys(openings) if FIRST <= index < pages - LAST]
    return [*range(FIRST), *sorted(between[:OPENINGS]), *range(pages - LAST, pages)]


def _drawing(document: pypdfium2.PdfDocument, index: int, key: str, cache: Cache) -> Thumbnail:
    key = digest(key, MANNER, str(BREADTH), str(QUALITY), pypdfium2.PDFIUM_INFO.version)
    image = cache.obtain("thumbnail", key, lambda: _draw(document[index]))
    with Image.open(io.BytesIO(image)) as opened:
        width, height = opened.size
    address = "data:image/webp;base64," + base64.b64encode(image).decode()
    label = document.get_page_label(index) or str(index + 1)
    return Thumbnail(index + 1, label, width, height, address)


def _draw(page: pypdfium2.PdfPage) -> bytes:
    width, height = page.get_size()
    scale = min(BREADTH / width, SLENDER * BREADTH / height)
    image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=QUALITY, method=EFFORT)
    return stream.getvalue()
