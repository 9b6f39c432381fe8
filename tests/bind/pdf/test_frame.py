from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from octavo.bind.pdf.frame import Frame, frame_page
from octavo.printers import Sides

MM = 72 / 25.4
NONE, OUTER = Sides(0, 0, 0, 0), Sides(3, 3, 3, 0)


def framed(frame: Frame, *, recto: bool = True) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    pdf.pages[0].Contents = pdf.make_stream(b"0 g 10 20 30 40 re f")
    frame_page(pdf.pages[0], frame, recto=recto)
    return pdf


def box(pdf: pikepdf.Pdf, name: str) -> list[float]:
    return [float(side) for side in pdf.pages[0][name]]


def drawn(pdf: pikepdf.Pdf) -> list[tuple[float, ...]]:
    kept = BytesIO()
    pdf.save(kept)
    with pypdfium2.PdfDocument(kept.getvalue()) as document:
        return [thing.get_bounds() for thing in document[0].get_objects()]


def marks(pdf: pikepdf.Pdf) -> str:
    return str(pdf.pages[0].Contents[-1].read_bytes().decode())


def test_without_bleed_or_marks_every_box_is_the_trim() -> None:
    pdf = framed(Frame(NONE, marks=False, registration=False))
    boxes = {tuple(box(pdf, f"/{name}Box")) for name in ("Media", "Crop", "Bleed", "Trim")}
    assert boxes == {(0, 0, 300, 400)}
    assert drawn(pdf) == [pytest.approx((10, 20, 40, 60))]


@pytest.mark.parametrize(("recto", "left", "right"), [(True, 0, 3), (False, 3, 0)])
def test_the_spine_side_of_a_page_has_no_bleed(*, recto: bool, left: float, right: float) -> None:
    pdf = framed(Frame(OUTER, marks=False, registration=False), recto=recto)
    media, trim = box(pdf, "/MediaBox"), box(pdf, "/TrimBox")
    assert media == pytest.approx([0, 0, 300 + 3 * MM, 400 + 6 * MM], abs=0.01)
    assert box(pdf, "/BleedBox") == media
    x, y = left * MM, 3 * MM
    assert trim == pytest.approx([x, y, x + 300, y + 400], abs=0.01)
    assert media[2] - trim[2] == pytest.approx(right * MM, abs=0.01)
    assert drawn(pdf) == [pytest.approx((10 + x, 20 + y, 40 + x, 60 + y), abs=0.01)]


def test_marks_lie_in_the_slug_and_point_at_the_trim() -> None:
    pdf = framed(Frame(OUTER, marks=True, registration=False))
    left, bottom, right, top = box(pdf, "/TrimBox")
    wide, media = box(pdf, "/BleedBox"), box(pdf, "/MediaBox")
    lines = [line.split() for line in marks(pdf).splitlines() if " m " in line]
    assert len(lines) == 2 * 4
    for x, y in ((float(line[at]), float(line[at + 1])) for line in lines for at in (0, 3)):
        beside = min(abs(x - left), abs(x - right)) < 0.01 and not wide[1] <= y <= wide[3]
        above = min(abs(y - bottom), abs(y - top)) < 0.01 and not wide[0] <= x <= wide[2]
        assert beside or above
        assert 0 < x < media[2]
        assert 0 < y < media[3]


@pytest.mark.parametrize(("registration", "ink"), [(True, "1 1 1 1 K"), (False, "0 G")])
def test_marks_are_on_every_plate_where_there_are_several(*, registration: bool, ink: str) -> None:
    assert ink in marks(framed(Frame(NONE, marks=True, registration=registration)))
