"""Let the outside judges read what is built."""

from __future__ import annotations

import time
from dataclasses import replace

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate
from octavo.conform.shops import advise_for_shops
from octavo.judge import JUDGES, judge
from octavo.order import Order
from octavo.progress import Progress
from octavo.reading import read
from octavo.report import Report
from octavo.shelf import stock, unbuilt

__all__ = ["conform"]


def conform(order: Order, progress: Progress) -> Report:
    """Let every outside judge read the outputs as they lie in their folder, without building anything.

    Raises OctavoError when the settings cannot be read or a judge is not installed.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    manuscript = read(order, settings, Cache(order.out / ".cache"), progress)
    bounds = tuple(bound for bound in stock(order.out, settings.slug) if bound.format in JUDGES)
    with progress.stage("Judging", 0) as step:
        verdicts = judge(bounds, step)
        collation = collate(manuscript.loaded, {bound.format: bound.files for bound in bounds})
        for bound in bounds:
            if bound.format == "epub" and "epub" in collation.pairs:
                for name, content in bound.files.items():
                    verdicts += advise_for_shops(content, name, settings.epub.shops)
        found += tuple(map(collation.lead_back, verdicts))
    found += tuple(each for each in unbuilt(order.out, settings.slug) if each.format in JUDGES)
    return replace(manuscript.report(found), seconds=time.monotonic() - started)
