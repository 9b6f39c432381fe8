"""Bind a book in every format that is ordered, side by side, from the same leaves and pages."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from octavo.bind.binders import BINDERS, LAST, Binder
from octavo.bind.bound import Bound
from octavo.bind.pdf.settle import Settled, settle
from octavo.bind.workshop import Workshop
from octavo.bind.wrap import covered, drawn
from octavo.book import Book, Leaf

__all__ = ["bind_book"]


def bind_book(
    formats: Collection[str], book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> tuple[tuple[Bound, ...], Mapping[str, float]]:
    """Give the files of the formats ordered, of those in `BINDERS`, and how many seconds each took.

    EPUB and web tell where the printed pages begin, whether they are bound with the PDFs or alone: then
    the print edition is laid out for that. The web comes last, since it offers the others as files. PDFium
    is not safe with threads: no other thread may use it meanwhile, and here the covers are drawn before
    the binders begin.
    """
    started = time.monotonic()
    dressed = _dressed(formats, book, leaves, workshop)
    paged = "pdf" in formats or book.settings.printed_pages
    settled = settle(book, leaves, workshop, bound="pdf" in formats) if paged else {}
    laid_out = time.monotonic() - started
    results: dict[str, tuple[tuple[Bound, ...], float]] = {}
    for turn in (BINDERS.keys() - LAST, LAST):
        bound = tuple(each for made, _ in results.values() for each in made)
        chosen = [name for name in BINDERS if name in formats and name in turn]
        with ThreadPoolExecutor(len(BINDERS)) as pool:
            tasks = {
                name: pool.submit(_timed, BINDERS[name], dressed[name], leaves, workshop, settled, bound)
                for name in chosen
            }
            results |= {name: task.result() for name, task in tasks.items()}
    bounds = tuple(bound for made, _ in results.values() for bound in made)
    times = {
        bound.format: seconds + (laid_out if name == "pdf" else 0.0)
        for name, (made, seconds) in results.items()
        for bound in made
    }
    return bounds, times


def _dressed(
    formats: Collection[str], book: Book, leaves: Sequence[Leaf], workshop: Workshop
) -> Mapping[str, Book]:
    """Give the book for each format: with a cover where it is shown, as a picture that all can show."""
    if {"epub", "html"}.isdisjoint(formats):
        return {"pdf": book}
    shown = drawn(covered(book, workshop), leaves, workshop)
    return {"pdf": book, "html": shown, "epub": shown}


def _timed(  # noqa: PLR0913, PLR0917 -- all that a binder is given
    binder: Binder,
    book: Book,
    leaves: Sequence[Leaf],
    workshop: Workshop,
    settled: Mapping[str, Settled],
    others: Sequence[Bound],
) -> tuple[tuple[Bound, ...], float]:
    started = time.monotonic()
    return binder(book, leaves, workshop, settled, others), time.monotonic() - started
