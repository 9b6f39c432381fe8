"""Chain the stages: the whole flow on one screen, from a folder of Markdown to proven books."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from octavo.accounts import output, reports
from octavo.bind.bindery import bind_book
from octavo.bind.borrowed import borrowed
from octavo.bind.bound import Bound
from octavo.bind.fonts import load_faces
from octavo.bind.impose import imposed
from octavo.bind.other_faces import declare
from octavo.bind.stylesheets import load_stylesheets
from octavo.bind.workshop import Workshop
from octavo.book import Book, Leaf
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.files import locked, place
from octavo.findings import Finding, Severity, finding, worst
from octavo.markup.leaves import mark_up
from octavo.order import Order
from octavo.progress import Progress
from octavo.prove import prove
from octavo.reading import Manuscript, read
from octavo.report import Report
from octavo.settings import Settings

__all__ = ["build"]

#: The date of a book that has none: the first that a zip archive can hold, and plainly no date.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
#: How large the cache may grow, in MiB.
CACHE = 1024


def build(order: Order, progress: Progress) -> Report:
    """Build what is ordered, prove it, and put it in its place; with an error, nothing is replaced.

    Raises OctavoError when the settings cannot be read, a stage cannot go on, or the disk cannot
    be written.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    waits: list[Finding] = []
    with locked(order.out, lambda: waits.append(_waited(order.out))):
        cache = Cache(order.out / ".cache")
        manuscript = read(order, settings, cache, progress)
        report, bounds = _build(manuscript, (*found, *waits), order, cache, progress)
        report = replace(report, seconds=time.monotonic() - started)
        files = {name: content for bound in bounds for name, content in bound.files.items()}
        place(order.out, {**files, **reports(report, order, settings, bounds, cache)})
        cache.prune(CACHE)
    return report


def _build(
    manuscript: Manuscript, found: tuple[Finding, ...], order: Order, cache: Cache, progress: Progress
) -> tuple[Report, tuple[Bound, ...]]:
    report = manuscript.report((*found, *manuscript.findings))
    if worst(report.findings) is Severity.ERROR:
        return report, ()
    with progress.stage("Marking up", len(manuscript.furnished.chapters)) as step:
        leaves = mark_up(manuscript.furnished, cache, order.jobs, step)
    bounds, seconds, foreign = _bind(order, manuscript.furnished, leaves, cache, progress)
    with progress.stage("Proving", len(bounds)) as step:
        proof = prove(manuscript.loaded, bounds, step)
    bounds += imposed(bounds, order.impose)
    since = (finding for bound in bounds for finding in bound.findings)
    outputs = [replace(output(order.out, bound), seconds=seconds.get(bound.format)) for bound in bounds]
    findings = (*found, *manuscript.findings, *foreign, *since, *proof.findings)
    report = manuscript.report(findings, outputs, proof.tallies)
    if worst(report.findings) is Severity.ERROR:
        return replace(report, outputs=()), ()
    return report, bounds


def _bind(
    order: Order, book: Book, leaves: Sequence[Leaf], cache: Cache, progress: Progress
) -> tuple[tuple[Bound, ...], Mapping[str, float], tuple[Finding, ...]]:
    own = order.manuscript / "styles"
    stylesheets = declare(load_stylesheets(own if own.is_dir() else None), book.settings.fonts.others)
    with progress.stage("Binding", 0) as step:
        faces = load_faces(book.settings.fonts, cache, book.root)
        workshop = Workshop(stylesheets, faces, cache, order.jobs, _modified(book.settings), step)
        bounds, seconds = bind_book(order.formats, book, leaves, workshop)
    return bounds, seconds, borrowed(book, leaves, faces)


def _modified(settings: Settings) -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(settings.date, datetime.min.time(), UTC) if settings.date else UNDATED


def _waited(out: Path) -> Finding:
    return finding("output-locked", f"another build was at work in {out}; this one waited for it")
