"""Show all spreads of a book at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from octavo.proofsheets.spreads import TABLE

__all__ = ["SMALL", "contact_sheet"]

#: In pixels: how wide a spread is drawn, what is between two, and room for numbers; how many stand in a row.
SMALL, GAP, LEGEND, ACROSS = 230, 10, 14, 8
INK = (40, 40, 40)


def contact_sheet(spreads: Sequence[tuple[tuple[int, ...], Image.Image]]) -> bytes:
    """Give a PNG of small spreads, each over the numbers of its pages."""
    height = max(image.height for _, image in spreads)
    rows = -(-len(spreads) // ACROSS)
    size = (ACROSS * (SMALL + GAP) + GAP, rows * (height + LEGEND + GAP) + GAP)
    sheet = Image.new("RGB", size, TABLE)
    pen = ImageDraw.Draw(sheet)
    for place, (pages, image) in enumerate(spreads):
        left = GAP + place % ACROSS * (SMALL + GAP)
        top = GAP + place // ACROSS * (height + LEGEND + GAP)
        sheet.paste(image, (left, top))
        pen.text((left + SMALL / 2, top + height), "-".join(map(str, pages)), INK, anchor="ma")
    stream = BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()
