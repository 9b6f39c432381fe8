"""Prove what was bound: collate it with the manuscript, and let outside judges read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from octavo.bind.bound import Bound
from octavo.book import Book
from octavo.collate import collate
from octavo.conform.epubcheck import epubcheck
from octavo.findings import Finding

__all__ = ["prove"]


def prove(loaded: Book, bounds: Sequence[Bound], step: Callable[[str], None]) -> tuple[Finding, ...]:
    """Find what the outputs lack of the book as it was loaded, and what EPUBCheck has against them.

    The outside judge reads while we collate. `step` is told each format that is done.
    """
    found: tuple[Finding, ...] = ()
    with ThreadPoolExecutor(1) as pool:
        judged = [
            pool.submit(epubcheck, content, name)
            for bound in bounds
            if bound.format == "epub"
            for name, content in bound.files.items()
        ]
        for bound in bounds:
            found += collate(loaded, {bound.format: bound.files})
            step(bound.format)
        return found + tuple(each for task in judged for each in task.result())
