"""List a book for a catalogue, from its settings and finished files, and write what is made of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.catalogue.describe import Description
from octavo.catalogue.listing import Listing
from octavo.catalogue.survey import survey
from octavo.errors import OctavoError
from octavo.files import locked, place
from octavo.findings import Severity, finding, worst
from octavo.measure import measure
from octavo.moment import moment
from octavo.order import Order
from octavo.progress import Progress
from octavo.reading import Manuscript, read
from octavo.report import Output, Report
from octavo.shelf import PAGINATION, placed, stock

__all__ = ["hand_on", "listed"]


def hand_on(order: Order, kind: str, make: Callable[[Listing], Description], progress: Progress) -> Report:
    """Write what a catalogue is given; with an error, nothing is written.

    Raises OctavoError when the settings or a chapter cannot be read, or the disk cannot be written.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    manuscript = read(order, settings, Cache(order.out / ".cache"), progress)
    listing = listed(order, manuscript)
    made = make(listing)
    findings = [*found, *manuscript.findings, *made.findings]
    if not any(article.file for article in listing.articles):
        words = "nothing of the book is built, so its pages, sizes and accessibility are not told"
        findings.append(finding("export-unbuilt", words, hint="octavo build makes it; then export again"))
    report = manuscript.report(findings, _outputs(order.out, kind, made.files))
    if worst(report.findings) is Severity.ERROR:
        return replace(report, outputs=(), seconds=time.monotonic() - started)
    # Only now: to read what lies there takes the same lock, which nobody can hold twice.
    with locked(order.out, lambda: None):
        place(order.out, made.files)
    return replace(report, seconds=time.monotonic() - started)


def listed(order: Order, manuscript: Manuscript) -> Listing:
    """Give what can be said of a book as it lies in its folder, built or not.

    Raises OctavoError when a file that lies there cannot be read.
    """
    settings = manuscript.settings
    pagination = order.out / placed(PAGINATION, order.edition)
    try:
        bounds = stock(order.out, settings.slug, order.edition)
        told = pagination.read_bytes() if pagination.is_file() else None
    except OSError as error:
        words = f"{error.filename} cannot be read: {error.strerror}"
        raise OctavoError(finding("output-unreadable", words, hint="octavo build makes it anew")) from error
    return survey(settings, bounds, told, measure(manuscript.loaded).words, moment(settings, order.moment))


def _outputs(out: Path, kind: str, files: dict[str, bytes]) -> list[Output]:
    return [Output((out / name).as_posix(), kind, len(content)) for name, content in files.items()]
