"""Judge whether a book of so many pages can be bound, and where it is blank."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from octavo.conform.preflight.job import Job
from octavo.findings import finding
from octavo.verdict import Verdict

__all__ = ["blanks", "extent"]


def extent(job: Job) -> Iterator[Verdict]:
    """Find a number of pages that the printer does not bind."""
    pages, chosen = len(job.file.sheets), job.printer
    if not chosen.fewest <= pages <= chosen.most:
        message = f"{chosen.name} binds {chosen.fewest} to {chosen.most} pages; this book has {pages}"
        yield _unbound(message, "choose another trim, paper or printer in book.yaml")
    if pages % chosen.multiple:
        message = f"{chosen.name} binds multiples of {chosen.multiple} pages; this book has {pages}"
        yield _unbound(message, "take `break-before` out of your own styles: Octavo fills the last signature")


def blanks(job: Job) -> Iterator[Verdict]:
    """Find more blank pages in a row than the printer takes, but at the end, and a last page that is not."""
    sheets, most = job.file.sheets, job.printer.blanks
    if job.printer.last_blank and not sheets[-1].blank:
        message = f"the last page is not blank, as {job.printer.name} wants it for its own mark"
        yield job.against("print-blanks", message, "build the book again", [sheets[-1]])
    printed = [sheet.number for sheet in sheets if not sheet.blank]
    runs = [range(before + 1, after) for before, after in pairwise((0, *printed))]
    row = next((run for run in runs if most and len(run) > most), None)
    if row:
        message = f"{len(row)} blank pages follow each other; {job.printer.name} takes {most}"
        hint = "let chapters open on the next page: `print: {opening: next}`"
        yield job.against("print-blanks", message, hint, [sheets[row[0] - 1]])


def _unbound(message: str, hint: str) -> Verdict:
    return Verdict(finding("print-pages", message, path="book.yaml", format="print", hint=hint))
