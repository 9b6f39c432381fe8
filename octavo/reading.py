"""Read a manuscript, as every command begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.apparatus.furnish import furnish
from octavo.book import Book
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.measure import measure
from octavo.order import Order
from octavo.progress import Progress
from octavo.report import Output, Report, allowed, count_allowed
from octavo.settings import Settings
from octavo.source.load import files_of, load
from octavo.tally import Tally

__all__ = ["Manuscript", "read"]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold a manuscript as it was loaded, which outputs are proven against, and as it will be bound."""

    loaded: Book
    furnished: Book
    findings: tuple[Finding, ...]

    def report(
        self, findings: Sequence[Finding], outputs: Sequence[Output] = (), tallies: Sequence[Tally] = ()
    ) -> Report:
        """Give a report on this manuscript, without what its settings allow."""
        extent = measure(self.loaded)
        allow = self.loaded.settings.allow
        kept, excused = allowed(findings, allow), count_allowed(findings, allow)
        row = tuple(tallies)
        return Report(kept, tuple(outputs), extent.words, extent.notes, tallies=row, excused=excused)


def read(order: Order, settings: Settings, cache: Cache, progress: Progress) -> Manuscript:
    """Load and furnish the manuscript that is ordered; raises OctavoError when a chapter cannot be read."""
    with progress.stage("Reading", len(files_of(settings))) as step:
        loaded, found = load(settings, order.manuscript, cache, order.jobs, step)
    furnished, since = furnish(loaded)
    return Manuscript(loaded, furnished, found + since)
