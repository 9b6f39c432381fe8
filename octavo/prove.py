"""Prove what was bound: collate it with the manuscript, and let outside judges read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from octavo.bind.bound import Bound
from octavo.book import Book
from octavo.collate import collate
from octavo.conform.epubcheck import epubcheck
from octavo.conform.press_ready import preflight
from octavo.findings import Finding

__all__ = ["prove"]


def prove(loaded: Book, bounds: Sequence[Bound], step: Callable[[str], None]) -> tuple[Finding, ...]:
    """Find what the outputs lack of the book as it was loaded, and what their judges have against them.

    EPUBCheck reads the EPUB while we collate. The preflight of the print PDF does not: it and the
    collation stand on PDFium, which only one thread at a time may use. `step` is told each format
    that is done.
    """
    with ThreadPoolExecutor(1) as pool:
        judged = [pool.submit(epubcheck, content, name) for name, content in _files(bounds, "epub", ".epub")]
        found = collate(loaded, {bound.format: bound.files for bound in bounds}, step).findings
        for name, content in _files(bounds, "print", ".pdf"):
            found += preflight(content, name, loaded.settings.print)
        return found + tuple(verdict.finding for task in judged for verdict in task.result())


def _files(bounds: Sequence[Bound], kind: str, ending: str) -> Iterator[tuple[str, bytes]]:
    for bound in bounds:
        if bound.format == kind:
            yield from (pair for pair in bound.files.items() if pair[0].endswith(ending))
