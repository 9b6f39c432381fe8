"""Lay drawn pages side by side, as an open book shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

__all__ = ["Spread", "spreads"]

#: What lies around and between pages, and the frame of a page that has changed.
TABLE, FOLD, MARK = (190, 190, 190), (150, 150, 150), (200, 30, 30)
#: In pixels: what is seen of the table, and how thick a frame is.
EDGE, FRAME = 12, 5


@dataclass(frozen=True, slots=True)
class Spread:
    """Hold a drawn spread and its pages, from 1; the first recto and the last verso stand alone."""

    pages: tuple[int, ...]
    image: Image.Image

    def png(self) -> bytes:
        """Give the drawing as a PNG file."""
        stream = BytesIO()
        self.image.save(stream, "PNG", optimize=False, compress_level=6)
        return stream.getvalue()


def spreads(pages: Iterable[Image.Image], marked: Collection[int] = ()) -> Iterator[Spread]:
    """Give the spreads of a book's pages; those of `marked`, from 0, are framed."""
    verso: tuple[int, Image.Image] | None = None
    for number, drawn in enumerate(pages):
        if number in marked:
            ImageDraw.Draw(drawn).rectangle((0, 0, drawn.width - 1, drawn.height - 1), None, MARK, FRAME)
        if number % 2:
            verso = (number, drawn)
        else:
            yield _spread(verso, (number, drawn))
            verso = None
    if verso:
        yield _spread(verso, None)


def _spread(verso: tuple[int, Image.Image] | None, recto: tuple[int, Image.Image] | None) -> Spread:
    there = [page for page in (verso, recto) if page]
    width = max(drawn.width for _, drawn in there)
    height = max(drawn.height for _, drawn in there)
    table = Image.new("RGB", (2 * width + 2 * EDGE, height + 2 * EDGE), TABLE)
    for page, left in ((verso, EDGE), (recto, EDGE + width)):
        if page:
            table.paste(page[1], (left, EDGE))
    if verso and recto:
        ImageDraw.Draw(table).line((EDGE + width, EDGE, EDGE + width, EDGE + height - 1), FOLD)
    return Spread(tuple(number + 1 for number, _ in there), table)
