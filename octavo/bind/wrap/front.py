"""Give a book without a cover one in type, drawn for e-books and the web."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2

from octavo.bind.cover import find_cover
from octavo.bind.workshop import Workshop
from octavo.bind.wrap.binding import STYLE, typeset_wrap
from octavo.book import Book, Image, Leaf
from octavo.cache import digest
from octavo.printers import Wrap
from octavo.shapes import trim_size

__all__ = ["covered", "draw_front", "drawn"]

#: How wide the front is drawn, in px: what shops ask of an e-book's cover (KDP help, G200645690).
BREADTH = 1600
#: How wide a drawing is laid out before it is drawn, in mm.
WIDTH = 150.0
PT = 72 / 25.4
#: The name of the picture, where the author has none.
NAME = "octavo-cover.png"


def covered(book: Book, workshop: Workshop) -> Book:
    """Give a book with a cover: its own, or its title in type.

    PDFium is not safe with threads: no other thread may use it meanwhile.
    """
    if book.settings.cover is not None:
        return book
    bare = replace(book, settings=book.settings.model_copy(update={"description": None}), images=())
    size = Wrap(trim_size(book.settings.print.trim), 0.0, 0.0, 0.0, (0.0, 0.0))
    sheets = (workshop.stylesheets[name] for name in ("tokens.css", "fonts.css", STYLE))
    told = (book.settings.title, book.settings.authors, book.settings.publisher, book.settings.lang)
    key = digest(*sheets, *(face.content for face in workshop.faces), repr(told), repr(size))
    content = workshop.cache.obtain(
        "cover", key, lambda: draw_front(typeset_wrap(bare, size, workshop), size)
    )
    height = round(BREADTH * size.trim[1] / size.trim[0])
    picture = _picture(content, height)
    settings = book.settings.model_copy(update={"cover": NAME})
    return replace(book, settings=settings, images=(*book.images, picture))


def drawn(book: Book, leaves: Sequence[Leaf], workshop: Workshop) -> Book:
    """Give a book whose cover is no drawing in SVG, which shops and reading systems do not show as a cover.

    One in SVG is drawn as PNG, in its own proportions, and left out unless a leaf shows it too. PDFium is
    not safe with threads: no other thread may use it meanwhile.
    """
    cover = find_cover(book)
    if cover is None or cover.media_type != "image/svg+xml" or not cover.width or not cover.height:
        return book
    height = WIDTH * cover.height / cover.width
    size = Wrap((WIDTH, height), 0.0, 0.0, 0.0, (0.0, 0.0))
    faces = (face.content for face in workshop.faces)
    key = digest(workshop.stylesheets[STYLE], *faces, cover.content, repr(size))
    bare = replace(book, settings=book.settings.model_copy(update={"description": None}), images=(cover,))
    content = workshop.cache.obtain(
        "cover", key, lambda: draw_front(typeset_wrap(bare, size, workshop), size)
    )
    picture = _picture(content, round(BREADTH * height / WIDTH))
    shown = any(cover.name in leaf.xhtml for leaf in leaves)
    kept = [image for image in book.images if image is not cover or shown]
    settings = book.settings.model_copy(update={"cover": NAME})
    return replace(book, settings=settings, images=(*kept, picture))


def _picture(content: bytes, height: int) -> Image:
    found = hashlib.sha256(content).hexdigest()
    return Image(NAME, f"images/{NAME}", "image/png", found, content, BREADTH, height)


def draw_front(pdf: bytes, size: Wrap) -> bytes:
    """Draw the front of a cover alone, without what is cut off, as PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        left = (size.bleed + size.trim[0] + size.spine) * PT
        edge = size.bleed * PT
        scale = BREADTH / (size.trim[0] * PT)
        front = document[0].render(scale=scale, crop=(left, edge, edge, edge)).to_pil().convert("RGB")
        stream = BytesIO()
        # PDFium rounds a page's last row of pixels up.
        front.crop((0, 0, BREADTH, round(BREADTH * size.trim[1] / size.trim[0]))).save(stream, "PNG")
        return stream.getvalue()
