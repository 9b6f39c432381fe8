"""Draw the pages of a PDF as they are when they are cut."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from PIL import Image

__all__ = ["count_pages", "draw_pages"]

PT = 72


def count_pages(pdf: bytes) -> int:
    """Count the pages of a PDF; raises pypdfium2.PdfiumError when it cannot be read."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def draw_pages(pdf: bytes, resolution: int) -> Iterator[Image.Image]:
    """Draw every page within its trim, in pixels to the inch.

    Raises pypdfium2.PdfiumError when the PDF cannot be read. PDFium is not safe with threads: no other
    thread may use it meanwhile.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            media, trim = page.get_mediabox(), page.get_trimbox()
            beyond = trim[0] - media[0], trim[1] - media[1], media[2] - trim[2], media[3] - trim[3]
            drawn = page.render(scale=resolution / PT, crop=tuple(max(side, 0) for side in beyond))
            yield drawn.to_pil().convert("RGB")
            page.close()
