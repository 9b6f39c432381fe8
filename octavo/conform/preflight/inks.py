"""Judge the inks that text, drawings and pictures are printed with."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.conform.preflight.job import Job
from octavo.conform.preflight.sheets import Mark, Sheet
from octavo.verdict import Verdict

__all__ = ["black", "coverage", "spaces", "transparency"]

#: How much ink paper holds: the sum of the four tints (ISO Coated v2 300 %).
MOST_INK = 3.0
#: A tint that the eye does not see.
TRACE = 0.02
#: From this much black on, a mix is meant to be black.
DARK = 0.5


def spaces(job: Job) -> Iterator[Verdict]:
    """Find colours in a space that the printer does not take, or colours in a book of black ink alone."""
    allowed = {"Gray"} | ({"CMYK" if job.printer.color == "cmyk" else "RGB"} if job.color else set())
    wrong = [sheet for sheet in job.file.sheets if _spaces(sheet) - allowed]
    if wrong:
        found = ", ".join(sorted(_spaces(wrong[0]) - allowed))
        message = f"there are colours in {found}, where {_listed(allowed)} is asked for"
        hint = "say a drawing's colours as plain sRGB: Octavo makes them what the printer takes"
        yield job.against("print-colors", message, hint, wrong)


def black(job: Job) -> Iterator[Verdict]:
    """Find black and grey that are mixed of several inks: plates that are out of register show its edges."""
    wrong = [sheet for sheet in job.file.sheets if any(_mixed(mark) for mark in sheet.marks)]
    if wrong:
        hint = "say black and greys with equal red, green and blue: Octavo prints them with black ink alone"
        yield job.against("print-black", "black or grey is mixed of several inks", hint, wrong)


def coverage(job: Job) -> Iterator[Verdict]:
    """Find more ink than paper holds."""
    wrong = [sheet for sheet in job.file.sheets if any(_soaked(mark) for mark in sheet.marks)]
    if wrong:
        hint = "choose a lighter colour, or give the printer's own profile as `print.profile`"
        message = f"a colour takes more than {MOST_INK:.0%} of ink"
        yield job.against("print-coverage", message, hint, wrong)


def transparency(job: Job) -> Iterator[Verdict]:
    """Find what is not opaque, where the standard forbids that (ISO 15930-1, 6.13)."""
    wrong = [sheet for sheet in job.file.sheets if sheet.clear]
    if wrong and (job.printer.standard or "").startswith("PDF/X-1a"):
        message = f"something is transparent, which {job.printer.standard} forbids"
        hint = "take `opacity` and blending out of the drawing: mix the colours you see instead"
        yield job.against("print-transparency", message, hint, wrong)


def _spaces(sheet: Sheet) -> set[str]:
    marks = {mark.color.space for mark in sheet.marks}
    return marks | {picture.space for picture in sheet.pictures}


def _mixed(mark: Mark) -> bool:
    tints = mark.color.tints
    if mark.color.space == "RGB" and tints:
        return max(tints) - min(tints) < TRACE and min(tints) < 1 - TRACE
    if mark.color.space != "CMYK" or not tints:
        return False
    return tints[3] > DARK and min(tints[:3]) > TRACE and mark.kind != "area"


def _soaked(mark: Mark) -> bool:
    return mark.color.space == "CMYK" and sum(mark.color.tints) > MOST_INK


def _listed(spaces: set[str]) -> str:
    return " or ".join(sorted(spaces))
