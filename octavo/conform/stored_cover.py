"""Measure the cover that an author has made: it must fit the book as it has become."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from octavo.findings import Finding, finding
from octavo.printers import printer, wrap
from octavo.specification import Print

__all__ = ["stored_cover"]

MM = 25.4 / 72
#: How much a cover may be larger or smaller, in mm: a printer folds no more exactly (KDP: 1/16 inch).
PLAY = 1.6


def stored_cover(root: Path, settings: Print, pages: int) -> tuple[Finding, ...]:
    """Find whether the cover that `print.cover` names fits a book of so many pages.

    Where the printer publishes no formula for the spine, only its height is known. PDFium is not safe with
    threads: no other thread may use it meanwhile.
    """
    if settings.cover is None:
        return ()
    try:
        width, height = _size(root, settings.cover)
    except (OSError, pypdfium2.PdfiumError):
        message = f"{settings.cover} is no PDF in the book's folder that can be read"
        hint = "correct `print.cover`, or delete it"
        return (finding("setting-wrong", message, path="book.yaml", hint=hint),)
    size = wrap(settings, pages) or wrap(settings, pages, spine=0.0)
    if size is None or (
        abs(height - size.height) <= PLAY
        and (printer(settings).cover.template or abs(width - size.width) <= PLAY)
    ):
        return ()
    message = (
        f"{settings.cover} is {width:.1f} x {height:.1f} mm, but {pages} pages of {settings.paper} paper "
        f"need {size.width:.1f} x {size.height:.1f} mm"
    )
    hint = f"make it anew with a spine of {size.spine:.1f} mm"
    return (finding("cover-outgrown", message, path=settings.cover, format="print", hint=hint),)


def _size(root: Path, name: str) -> tuple[float, float]:
    place = (root / name).resolve()
    if not place.is_relative_to(root.resolve()):
        raise PermissionError
    with pypdfium2.PdfDocument(place.read_bytes()) as document:
        left, bottom, right, top = document[0].get_mediabox()
    return (right - left) * MM, (top - bottom) * MM
