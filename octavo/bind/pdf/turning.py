"""Turn pages that were typeset on their side: their head comes to the left, on versos and rectos alike."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

import pikepdf

from octavo.bind.pdf.place import Place

__all__ = ["place_on", "turn_pages"]

#: By how many degrees, clockwise, a screen shows such a page, so that it stands upright there.
UPRIGHT = 90
#: How many pt there are in a CSS px.
PT = 0.75


def turn_pages(pdf: bytes, turned: Collection[int], *, screen: bool) -> bytes:
    """Give a PDF with some of its pages (from 0) turned to the left, with their links."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for number in turned:
            _turn(document.pages[number], screen=screen)
        made = BytesIO()
        document.save(made, static_id=True, compress_streams=False)
    return made.getvalue()


def _turn(page: pikepdf.Page, *, screen: bool) -> None:
    wide, high = (float(page.mediabox[side]) - float(page.mediabox[side - 2]) for side in (2, 3))
    page.contents_add(f"q 0 1 -1 0 {high:g} 0 cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    page.MediaBox = pikepdf.Array([0, 0, high, wide])
    for name in ("/TrimBox", "/BleedBox", "/CropBox"):
        if name in page:
            page[name] = page.MediaBox
    for annotation in page.get("/Annots", ()):
        left, bottom, right, top = (float(side) for side in annotation.Rect)
        annotation.Rect = pikepdf.Array([high - max(bottom, top), left, high - min(bottom, top), right])
    if screen:
        page.Rotate = UPRIGHT


def place_on(number: int, height: float, box: tuple[float, float, float, float], *, turned: bool) -> Place:
    """Give the place of a box on a page (from 0) that is so high; lengths in px, from the upper left.

    On a page that will be turned, its head comes to be its left side, and its end its upper one.
    """
    left, top, right, _ = (side * PT for side in box)
    return Place(number, top, right, turned=True) if turned else Place(number, left, height * PT - top)
