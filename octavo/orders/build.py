"""Build a book, unless it stands already."""

from __future__ import annotations

import time
from dataclasses import replace

from octavo.bind.pdf.resources import TYPESETTER
from octavo.cache import Cache
from octavo.doors.hand import stand_by
from octavo.order import Order
from octavo.progress import Progress
from octavo.report import Report
from octavo.standing import standing

__all__ = ["build"]


def build(order: Order, progress: Progress) -> Report:
    """Build what is ordered; where the same was built from the same and lies there, give the report on that.

    Raises OctavoError as `pipeline.build` does.
    """
    started = time.monotonic()
    report = standing(order)
    if report is not None:
        Cache(order.cache or order.out / ".cache").prune(order.keep)
        return replace(report, seconds=time.monotonic() - started)
    stand_by(TYPESETTER, "octavo.collate")
    from octavo import pipeline  # noqa: PLC0415 -- slow to load, and what stands has no need of it

    return pipeline.build(order, progress)
