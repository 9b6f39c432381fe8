"""Judge what the file as a whole must say and hold: its standard, its fonts, and nothing to click."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.conform.preflight.job import Job
from octavo.verdict import Verdict

__all__ = ["active", "fonts", "standard"]

#: The inks of a press.
CMYK = 4
#: The version of PDF that PDF/X-1a:2001 is made of (ISO 15930-1, 6.1).
OLD = "1.3"


def standard(job: Job) -> Iterator[Verdict]:
    """Find a file that does not say the standard that its printer asks for, or has not what it wants."""
    asked, file = job.printer.standard, job.file
    hint = "build the book again; if it is still so, tell us"
    if file.encrypted:
        yield job.against("print-standard", "the file is encrypted", hint)
    if asked and file.standard != asked:
        message = f"the file says it is {file.standard or 'no PDF/X'}; {job.printer.name} asks for {asked}"
        yield job.against("print-standard", message, hint)
    if asked and file.intent != CMYK:
        yield job.against("print-standard", "the file does not say for which press it is made", hint)
    if asked == "PDF/X-1a:2001" and file.version != OLD:
        yield job.against("print-standard", f"the file is PDF {file.version}, not {OLD}", hint)


def fonts(job: Job) -> Iterator[Verdict]:
    """Find fonts that the file does not hold, or holds with letters that nobody uses."""
    absent = {
        font.name: sheet for sheet in job.file.sheets[::-1] for font in sheet.fonts if not font.embedded
    }
    for name, sheet in sorted(absent.items()):
        hint = "use the fonts of book.yaml, or turn the text of images into paths"
        yield job.against("print-fonts", f"the font {name} is not embedded", hint, [sheet])
    whole = {
        font.name: sheet
        for sheet in job.file.sheets[::-1]
        for font in sheet.fonts
        if font.embedded and not font.subset
    }
    for name, sheet in sorted(whole.items()):
        hint = "give the font as a file that may be subset"
        yield job.against("print-fonts", f"the font {name} is embedded whole", hint, [sheet])


def active(job: Job) -> Iterator[Verdict]:
    """Find links, and an outline: paper has none, and printers refuse them."""
    linked = [sheet for sheet in job.file.sheets if sheet.active]
    hint = "build the book again; if it is still so, tell us"
    if linked:
        yield job.against("print-links", "there is something to click", hint, linked)
    if job.file.outline:
        yield job.against("print-links", "the file has an outline", hint)
