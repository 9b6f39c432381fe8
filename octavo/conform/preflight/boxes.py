"""Judge where each page is cut, how far it bleeds, what lies around, and what is too near the edge."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.conform.preflight.job import Job
from octavo.conform.preflight.sheets import Box, Sheet
from octavo.printers import Sides, geometry
from octavo.verdict import Verdict

__all__ = ["bleeds", "boxes", "safe_zone"]

#: How far a box may be off, in pt: a printer's own tolerance is far larger.
TOLERANCE = 0.5
PT = 72 / 25.4


def bleeds(job: Job) -> bool:
    """Say whether a book has bleed: its first page tells."""
    first = job.file.sheets[0]
    return max(_beyond(first.trim, first.bleed)) > TOLERANCE


def boxes(job: Job) -> Iterator[Verdict]:
    """Find pages that are not of the trim, or whose bleed or slug is not what the printer asks for."""
    sheets = job.file.sheets
    wanted = geometry(job.settings, len(sheets), bleeds=bleeds(job))
    width, height = wanted.width * PT, wanted.height * PT
    hint = "take any `size`, `bleed` or `marks` out of your own styles: book.yaml says them"
    wrong = [each for each in sheets if _differ(_size(each.trim), (width, height))]
    if wrong:
        got = " by ".join(f"{side:.0f}" for side in _size(wrong[0].trim))
        yield job.against("print-box", f"it is cut to {got} pt, not to {job.settings.trim}", hint, wrong)
    wrong = [each for each in sheets if _differ(_beyond(each.trim, each.bleed), _asked(wanted.bleed, each))]
    if wrong:
        yield job.against("print-box", f"its bleed is not what {job.printer.name} asks for", hint, wrong)
    slug = job.settings.marks and job.printer.marks
    wrong = [each for each in sheets if _has_slug(each) != slug]
    if wrong:
        what = "there is no room for crop marks around it" if slug else "more than its bleed lies around it"
        yield job.against("print-box", what, hint, wrong)


def safe_zone(job: Job) -> Iterator[Verdict]:
    """Find pages with text nearer to the edge or the spine than the printer allows."""
    sheets = job.file.sheets
    least = geometry(job.settings, len(sheets), bleeds=bleeds(job))
    near = [each for each in sheets if _short(each, least.margin * PT, least.gutter * PT)]
    if near:
        message = f"text is nearer to the edge or the spine than {job.printer.name} allows"
        hint = f"leave {least.margin:.1f} mm at the edges and {least.gutter:.1f} mm at the spine free of text"
        yield job.against("print-safe", message, hint, near)


def _short(sheet: Sheet, margin: float, gutter: float) -> bool:
    if sheet.type_area is None:
        return False
    left, bottom, right, top = _beyond(sheet.type_area, sheet.trim)
    inner, outer = (left, right) if _recto(sheet) else (right, left)
    return min(bottom, top, outer) < margin - TOLERANCE or inner < gutter - TOLERANCE


def _recto(sheet: Sheet) -> bool:
    return sheet.number % 2 == 1


def _asked(bleed: Sides, sheet: Sheet) -> Box:
    left, right = (bleed.inner, bleed.outer) if _recto(sheet) else (bleed.outer, bleed.inner)
    return left * PT, bleed.bottom * PT, right * PT, bleed.top * PT


def _has_slug(sheet: Sheet) -> bool:
    return max(_beyond(sheet.bleed, sheet.media)) > TOLERANCE


def _beyond(inner: Box, outer: Box) -> Box:
    """Give how far a box goes beyond another on each side: left, bottom, right, top."""
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def _size(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _differ(some: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return any(abs(one - other) > TOLERANCE for one, other in zip(some, others, strict=True))
