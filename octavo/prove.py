"""Prove what was bound: collate it with the manuscript, and let outside judges read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from octavo.bind.bound import Bound
from octavo.book import Book
from octavo.collate import collate
from octavo.conform.epubcheck import epubcheck
from octavo.conform.preflight import preflight
from octavo.conform.shops import judge_for_shops
from octavo.conform.stored_cover import stored_cover
from octavo.findings import Finding
from octavo.layout import layout
from octavo.tally import Tally

__all__ = ["Proof", "prove"]


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold what was found against the outputs, and the tallies of the manuscript and of each of them."""

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]


def prove(loaded: Book, bounds: Sequence[Bound], step: Callable[[str], None]) -> Proof:
    """Find what the outputs lack of the book as it was loaded, and what their judges have against them.

    EPUBCheck reads the EPUB while we collate. The preflight of the print PDF does not: it and the
    collation stand on PDFium, which only one thread at a time may use. What a judge says is led back
    to the manuscript's line. `step` is told each format that is done.
    """
    with ThreadPoolExecutor(1) as pool:
        judged = [
            pool.submit(epubcheck, content, name)
            for kind in ("epub", "kobo")
            for name, content in _files(bounds, kind, ".epub")
        ]
        collation = collate(loaded, {bound.format: bound.files for bound in bounds}, step)
        found = collation.findings
        for name, content in _files(bounds, "print", ".pdf"):
            verdicts = preflight(content, name, loaded.settings.print)
            if "print" in collation.pairs:
                verdicts += layout(name, collation.pairs["print"], loaded.settings)
            found += tuple(map(collation.lead_back, verdicts))
        for name, content in _files(bounds, "epub", ".epub") if "epub" in collation.pairs else ():
            verdicts = judge_for_shops(content, name, loaded.settings.epub.shops)
            found += tuple(map(collation.lead_back, verdicts))
        for bound in bounds:
            if bound.format == "print" and bound.pages:
                found += stored_cover(loaded.root, loaded.settings.print, bound.pages)
        found += tuple(collation.lead_back(verdict) for task in judged for verdict in task.result())
        return Proof(found, collation.tallies)


def _files(bounds: Sequence[Bound], kind: str, ending: str) -> Iterator[tuple[str, bytes]]:
    for bound in bounds:
        if bound.format == kind:
            yield from (pair for pair in bound.files.items() if pair[0].endswith(ending))
