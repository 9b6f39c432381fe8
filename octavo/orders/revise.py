"""Correct the prose of a manuscript."""

from __future__ import annotations

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.files import rewrite
from octavo.findings import finding
from octavo.order import Order
from octavo.progress import Progress
from octavo.proofread import Correction, Revision, revisions
from octavo.reading import read
from octavo.report import allowed

__all__ = ["revise"]


def revise(order: Order, progress: Progress, *, write: bool) -> tuple[Revision, ...]:
    """Correct the manuscript's prose where that is safe and not allowed; `write` puts it into the files.

    Raises OctavoError when the settings cannot be read, or a file has changed or cannot be written.
    """
    settings, _ = read_settings(order.manuscript, order.edition)
    files = read(order, settings, Cache(order.out / ".cache"), progress).files

    def wanted(correction: Correction) -> bool:
        found = finding(correction.code, correction.message, path=correction.path)
        return bool(allowed((found,), settings.allow))

    revised = revisions(files, wanted)
    if write:
        sides = {each.path: (each.before.encode(), each.after.encode()) for each in revised}
        rewrite({order.manuscript / path: content for path, content in sides.items()})
    return revised
