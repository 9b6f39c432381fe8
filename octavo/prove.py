"""Prove what was bound: collate it with the manuscript, and let outside judges read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

    EPUBCheck reads the EPUB and a preflight the print PDF while we collate. `step` is told each format
    that is done.
    """
    with ThreadPoolExecutor(1) as pool:
        judged = [pool.submit(_judge, loaded, bound) for bound in bounds]
        found = collate(loaded, {bound.format: bound.files for bound in bounds}, step)
        return found + tuple(each for task in judged for each in task.result())


def _judge(loaded: Book, bound: Bound) -> tuple[Finding, ...]:
    if bound.format not in {"epub", "print"}:
        return ()
    name, content = next(pair for pair in bound.files.items() if pair[0].endswith((".epub", ".pdf")))
    if bound.format == "epub":
        return epubcheck(content, name)
    return preflight(content, name, loaded.settings.print)
