"""Let the outside judges read what is built."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from octavo.bind.bound import Bound
from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate
from octavo.conform.shops import advise_for_shops
from octavo.findings import Finding
from octavo.judge import JUDGES, judge
from octavo.media import FORMATS
from octavo.order import Order
from octavo.progress import Progress
from octavo.reading import read
from octavo.report import Report
from octavo.shelf import stock, unbuilt
from octavo.verdict import Verdict
from octavo.woven import unwoven

__all__ = ["conform"]


def conform(order: Order, progress: Progress) -> Report:
    """Let every outside judge read the outputs as they lie in their folder, without building anything.

    Raises OctavoError when the settings cannot be read or a judge is not installed.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    manuscript = read(order, settings, Cache(order.out / ".cache"), progress)
    bounds = tuple(
        bound for bound in stock(order.out, settings.slug, order.edition) if bound.format in JUDGES
    )
    with progress.stage("Judging", 0) as step:
        for text in manuscript.texts:
            own = tuple(bound for bound in bounds if FORMATS[bound.format] in text.loaded.media)
            found += _led_back(judge(own, step), text.loaded, own)
    found += tuple(each for each in unbuilt(order.out, settings.slug, order.edition) if each.format in JUDGES)
    return replace(manuscript.report(found), seconds=time.monotonic() - started)


def _led_back(verdicts: Sequence[Verdict], book: Book, bounds: Sequence[Bound]) -> tuple[Finding, ...]:
    """Lead back what is said of outputs to the manuscript whose text they have."""
    collation = collate(book, {bound.format: bound.files for bound in bounds})
    own = tuple(verdicts)
    for bound in bounds:
        if bound.format == "epub" and "epub" in collation.pairs:
            for name, content in bound.files.items():
                own += advise_for_shops(content, name, book.settings.epub.shops)
    return unwoven(map(collation.lead_back, own), book)
