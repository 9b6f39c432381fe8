"""Give a page its boxes: what is left when it is cut, what bleeds beyond, and the slug with crop marks."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

from octavo.printers import Sides

__all__ = ["Frame", "frame_page"]

#: How many pt there are in a mm.
PT = 72 / 25.4
#: Crop marks begin outside any bleed, and are long enough for a cutter's eye; in mm.
MARK_GAP, MARK_LENGTH, SLUG = 5.0, 5.0, 11.0
#: In pt; thinner than this, a plate does not hold it.
MARK_WIDTH = 0.25


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold what lies around the trim, in mm, and whether crop marks are drawn there, and in which colour.

    `registration` draws them on every plate (100 % of all four inks), else they are black.
    """

    bleed: Sides
    marks: bool
    registration: bool


def frame_page(page: pikepdf.Page, frame: Frame, *, recto: bool) -> None:
    """Set the boxes of a page whose MediaBox is its trim, with the lower left of the sheet at 0, 0.

    See ISO 32000-1, 14.11.2: MediaBox holds BleedBox, which holds TrimBox. All that is drawn is moved
    with them.
    """
    box = page.mediabox
    width, height = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
    bleed = frame.bleed
    left, right = (bleed.inner, bleed.outer) if recto else (bleed.outer, bleed.inner)
    beyond = [side * PT for side in (left, bleed.bottom, right, bleed.top)]
    sheet = [SLUG * PT] * 4 if frame.marks else beyond
    x, y = sheet[0], sheet[1]
    trim = (x, y, x + width, y + height)
    media = (0.0, 0.0, x + width + sheet[2], y + height + sheet[3])
    wide = (trim[0] - beyond[0], trim[1] - beyond[1], trim[2] + beyond[2], trim[3] + beyond[3])
    for name, sides in (("/MediaBox", media), ("/CropBox", media), ("/BleedBox", wide), ("/TrimBox", trim)):
        page[name] = pikepdf.Array([round(side, 3) for side in sides])
    if x or y:
        page.contents_add(f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n".encode(), prepend=True)
        page.contents_add(b"\nQ\n")
    if frame.marks:
        page.contents_add(_marks(trim, registration=frame.registration))


def _marks(trim: tuple[float, float, float, float], *, registration: bool) -> bytes:
    near, far = MARK_GAP * PT, (MARK_GAP + MARK_LENGTH) * PT
    left, bottom, right, top = trim
    lines = []
    for y, way in ((bottom, -1), (top, 1)):
        lines += [f"{x:.3f} {y + way * near:.3f} m {x:.3f} {y + way * far:.3f} l" for x in (left, right)]
    for x, way in ((left, -1), (right, 1)):
        lines += [f"{x + way * near:.3f} {y:.3f} m {x + way * far:.3f} {y:.3f} l" for y in (bottom, top)]
    ink = "1 1 1 1 K" if registration else "0 G"
    drawn = "\n".join([f"q {ink} {MARK_WIDTH} w", *lines, "S Q"])
    return f"\n/Artifact <</Type /Page>> BDC\n{drawn}\nEMC\n".encode()
