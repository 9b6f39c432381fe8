"""Bind a book in every medium that is ordered, side by side, from the same copy where it is the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from octavo.bind.binders import BINDERS, LAST
from octavo.bind.bound import Bound
from octavo.bind.copy import Copy
from octavo.bind.fonts import Face, subset_woff2
from octavo.bind.letters import letters
from octavo.bind.pdf.settle import EDITIONS, Settled, settle
from octavo.bind.wrap import covered, drawn
from octavo.book import Book
from octavo.findings import finding
from octavo.media import Medium
from octavo.room import give_back

__all__ = ["bind_book"]

Copies = Mapping[Medium, Copy]


def bind_book(
    media: Collection[Medium], copies: Copies, ready: Callable[[Bound], None] = lambda _: None
) -> tuple[tuple[Bound, ...], Mapping[str, float]]:
    """Give the files of the media ordered, and how many seconds each took.

    `ready` is given each output as soon as it is bound, while others are not.

    EPUB and web tell where the printed pages begin, whether they are bound with the PDFs or alone: then
    the print edition is laid out for that, but not if its text is another. The web comes last, since it
    offers the others as files. PDFium is not safe with threads: no other thread may use it meanwhile, and
    here the covers are drawn before the binders begin.
    """
    started = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        # The hands of the press are at work meanwhile, and this process waits for them.
        dressing = pool.submit(_dressed, media, copies)
        settled = _settled(media, copies)
        dressed = dressing.result()
    # What was made room for while leaves were set is free, and to join them takes as much again.
    give_back()
    laid_out = time.monotonic() - started
    results: dict[Medium, tuple[tuple[Bound, ...], float]] = {}
    for turn in (BINDERS.keys() - LAST, LAST):
        others = tuple(each for made, _ in results.values() for each in made)
        works = {
            medium: partial(binder, dressed[medium], _of(medium, settled, copies), others)
            for medium, binder in BINDERS.items()
            if medium in media and medium in turn
        }
        with ThreadPoolExecutor(len(BINDERS)) as pool:
            tasks = {
                medium: pool.submit(_bound, work, medium, copies, ready) for medium, work in works.items()
            }
            results |= {medium: task.result() for medium, task in tasks.items()}
    times = {
        bound.format: seconds + (laid_out if medium in EDITIONS else 0.0)
        for medium, (made, seconds) in results.items()
        for bound in made
    }
    return tuple(bound for made, _ in results.values() for bound in made), times


def _dressed(media: Collection[Medium], copies: Copies) -> Copies:
    """Give the copy for each medium: where it is shown, with a cover that all can show, and with faces."""
    shown: dict[int, Copy] = {}
    for medium in media:
        copy = copies[medium]
        if medium not in EDITIONS and id(copy) not in shown:
            book = drawn(covered(copy.book, copy.workshop), copy.leaves, copy.workshop)
            shown[id(copy)] = replace(copy, book=book, faces=_faces(book, copy))
    return {medium: copies[medium] if medium in EDITIONS else shown[id(copies[medium])] for medium in media}


def _faces(book: Book, copy: Copy) -> tuple[Face, ...]:
    """Give the faces that readers of a book's outputs are sent, with no more letters than it has."""
    return subset_woff2(copy.workshop.faces, letters(book, copy.leaves), copy.workshop.cache)


def _settled(media: Collection[Medium], copies: Copies) -> Mapping[str, Settled]:
    """Settle the PDFs that are ordered, together where they share a copy; else print, if it is told of."""
    ordered = [medium for medium in BINDERS if medium in media and medium in EDITIONS]
    if not ordered:
        telling = [medium for medium in media if copies[medium].book.settings.printed_pages]
        copy = next((copies[medium] for medium in telling if _pages_of_print(medium, copies)), None)
        return {} if copy is None else settle(copy.book, copy.leaves, copy.workshop, bound=False)
    settled: dict[str, Settled] = {}
    for first in ordered:
        if first not in settled:
            copy = copies[first]
            names = tuple(str(medium) for medium in ordered if copies[medium] is copy)
            settled |= settle(copy.book, copy.leaves, copy.workshop, bound=True, names=names)
    return settled


def _of(medium: Medium, settled: Mapping[str, Settled], copies: Copies) -> Mapping[str, Settled]:
    """Give the settled editions that concern a medium: its own, or print's where it has the same text."""
    if medium in EDITIONS:
        return {medium: settled[medium]}
    return settled if _pages_of_print(medium, copies) else {}


def _pages_of_print(medium: Medium, copies: Copies) -> bool:
    return Medium.PRINT in copies and copies[medium].has_text_of(copies[Medium.PRINT])


def _told(bound: Bound, medium: Medium, copies: Copies) -> Bound:
    """Say of an output that it cannot tell where the printed pages begin, since their text is not its own."""
    asked = bound.format in {"epub", "web"} and copies[medium].book.settings.printed_pages
    if not asked or _pages_of_print(medium, copies):
        return bound
    words = "its text is not that of the printed book, so it does not tell where the printed pages begin"
    hint = "say `printed_pages: false` where nobody needs them"
    untold = finding("pages-untold", words, format=bound.format, hint=hint)
    return replace(bound, findings=(*bound.findings, untold))


def _bound(
    work: Callable[[], tuple[Bound, ...]], medium: Medium, copies: Copies, ready: Callable[[Bound], None]
) -> tuple[tuple[Bound, ...], float]:
    """Bind a medium, tell at once that it is bound, and say how many seconds that took."""
    started = time.monotonic()
    bounds = tuple(_told(bound, medium, copies) for bound in work())
    for bound in bounds:
        ready(bound)
    return bounds, time.monotonic() - started
