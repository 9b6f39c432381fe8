"""Judge what is too small to print: type, rules, pictures with too few pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octavo.conform.preflight.job import Job
from octavo.conform.preflight.sheets import Sheet
from octavo.verdict import Verdict

__all__ = ["resolution", "rules", "type_sizes"]

#: What rounding takes from a size, in pt.
ROUNDING = 0.02
#: What a picture may lack of the resolution asked for: nobody sees a twentieth.
SLACK = 0.95
MM = 25.4


def type_sizes(job: Job) -> Iterator[Verdict]:
    """Find type that is smaller than the printer prints."""
    for sheets, size in _below(job, "type", job.printer.least_type):
        message = (
            f"type of {size:.2f} pt is printed; {job.printer.name} asks for {job.printer.least_type:g} pt"
        )
        yield job.against("print-small-type", message, "make it larger in your styles or the drawing", sheets)


def rules(job: Job) -> Iterator[Verdict]:
    """Find rules that are thinner than the printer prints."""
    for sheets, size in _below(job, "rule", job.printer.least_rule):
        message = (
            f"a rule of {size:.2f} pt is printed; {job.printer.name} asks for {job.printer.least_rule:g} pt"
        )
        yield job.against("print-thin-rule", message, "make it thicker in your styles or the drawing", sheets)


def resolution(job: Job) -> Iterator[Verdict]:
    """Find pictures with fewer pixels to the inch, as printed, than the printer asks for."""
    least = job.printer.resolution
    for sheet in job.file.sheets:
        for picture in sorted(sheet.pictures, key=lambda each: each.resolution):
            if picture.resolution < least * SLACK:
                message = f"a picture of {picture.width} px is printed at {picture.resolution:.0f} ppi"
                widest = picture.width / least * MM
                hint = f"give one with more pixels, or print it at most {widest:.0f} mm wide"
                yield job.against("print-resolution", message, hint, [sheet])


def _below(job: Job, kind: str, least: float) -> Iterator[tuple[Sequence[Sheet], float]]:
    """Give the pages where marks of a kind are smaller than that, and how small; or nothing."""
    small = {
        sheet: min((mark.size for mark in sheet.marks if mark.kind == kind), default=least)
        for sheet in job.file.sheets
    }
    wrong = [sheet for sheet, size in small.items() if size < least - ROUNDING]
    if wrong:
        yield wrong, min(small.values())
