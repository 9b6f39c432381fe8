"""Export the book for an editor, and prove what was written before it is put in place."""

from __future__ import annotations

import time
from dataclasses import replace

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate_file
from octavo.export.word import write_word
from octavo.files import locked, place
from octavo.findings import Severity, worst
from octavo.media import Medium
from octavo.order import Order
from octavo.progress import Progress
from octavo.reading import read
from octavo.report import Output, Report, allowed
from octavo.woven import unwoven

__all__ = ["export"]


def export(order: Order, progress: Progress) -> Report:
    """Write the text for print as a Word document, and collate it with the manuscript, as a build does.

    With an error nothing is put in place. Raises OctavoError when the settings or a chapter cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    manuscript = read(order, settings, Cache(order.out / ".cache"), progress)
    book = manuscript.of(Medium.PRINT).loaded if Medium.PRINT in order.media else manuscript.loaded
    name = f"{settings.slug}.docx"
    with progress.stage("Exporting", 0):
        content = write_word(book)
    with progress.stage("Collating", 1) as step:
        collation = collate_file(book, name, content)
        step(name)
    findings = (*found, *manuscript.findings, *unwoven(collation.findings, book))
    outputs: tuple[Output, ...] = ()
    if worst(allowed(findings, settings.allow)) is not Severity.ERROR:
        with locked(order.out, lambda: None):
            place(order.out, {name: content})
        outputs = (Output((order.out / name).as_posix(), "docx", len(content)),)
    report = manuscript.report(findings, outputs, collation.tallies)
    return replace(report, seconds=time.monotonic() - started)
