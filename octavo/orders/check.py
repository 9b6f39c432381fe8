"""Check a manuscript and its outputs."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

from octavo.accounts import output, reports
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.errors import OctavoError
from octavo.files import locked, place
from octavo.order import Order
from octavo.outside import ask_links
from octavo.progress import Progress
from octavo.proofread import proofread
from octavo.prove import Means, prove
from octavo.reading import read
from octavo.report import Report
from octavo.shelf import stock, unbuilt

__all__ = ["check"]


def check(order: Order, progress: Progress) -> Report:
    """Check the manuscript and every output of it, without building anything.

    An order of no formats is for the manuscript alone; then no report is left beside the outputs.

    Raises OctavoError when the settings cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    cache = Cache(order.out / ".cache")
    manuscript = read(order, settings, cache, progress)
    bounds = stock(order.out, settings.slug, order.edition) if order.formats else ()
    with progress.stage("Checking", len(bounds)) as step:
        proof = prove(manuscript.by_format(), bounds, Means(cache, order.jobs, step))
    found += proofread(manuscript.files)
    if order.external:
        with progress.stage("Asking the web", 0) as step:
            found += ask_links(manuscript.files, cache, datetime.now(UTC), step)
    told = (
        *found,
        *manuscript.findings,
        *(unbuilt(order.out, settings.slug, order.edition) if order.formats else ()),
        *proof.findings,
    )
    # The worst of what the proofreader finds is found when a chapter is read, too, in the same words.
    findings = tuple(dict.fromkeys(told))
    outputs = [output(order.out, bound) for bound in bounds]
    report = manuscript.report(findings, outputs, proof.tallies)
    report = replace(report, seconds=time.monotonic() - started)
    if not order.formats:
        return report
    beside = reports(report, order, settings, bounds, cache)
    try:
        with locked(order.out, lambda: None):
            place(order.out, beside)
    except OctavoError as error:
        return replace(report, findings=report.findings + error.findings)
    return report
