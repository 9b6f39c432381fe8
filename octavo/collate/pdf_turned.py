"""Read the pages that are set on their side as a reader does: with the page turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_pages import FURNITURE, Page, Pointer, Run

__all__ = ["stand_up"]


def stand_up(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Give the pages, those whose text runs upwards turned to the right, with all that leads to them.

    What stands around the text, as running heads do, stays as it is.
    """
    turned = {number for number, page in enumerate(pages) if _on_side(page)}
    if not turned:
        return tuple(pages)
    return tuple(
        _turned(page, pages, turned) if number in turned else _led(page, pages, turned)
        for number, page in enumerate(pages)
    )


def _on_side(page: Page) -> bool:
    return any(run.on_side for run in page.runs if FURNITURE not in run.marks)


def _led(page: Page, pages: Sequence[Page], turned: set[int]) -> Page:
    if not any(pointer.page in turned for pointer in page.pointers):
        return page
    return replace(page, pointers=tuple(_goal(pointer, pages, turned) for pointer in page.pointers))


def _goal(pointer: Pointer, pages: Sequence[Page], turned: set[int]) -> Pointer:
    if pointer.page is None or pointer.page not in turned or pointer.across is None:
        return pointer
    return replace(pointer, height=pages[pointer.page].trim.right - pointer.across)


def _turned(page: Page, pages: Sequence[Page], turned: set[int]) -> Page:
    trim = page.trim
    runs = tuple(run if FURNITURE in run.marks else _upright(run, trim) for run in page.runs)
    pointers = tuple(replace(each, box=_box(each.box, trim)) for each in page.pointers)
    led = _led(replace(page, pointers=pointers), pages, turned)
    return replace(led, runs=runs, corner=(0.0, 0.0), turned=True)


def _upright(run: Run, trim: Box) -> Run:
    start, end = run.start - trim.bottom, run.end - trim.bottom
    return replace(run, box=_box(run.box, trim), base=trim.right - run.base, start=start, end=end)


def _box(box: Box, trim: Box) -> Box:
    return Box(box.bottom - trim.bottom, trim.right - box.right, box.top - trim.bottom, trim.right - box.left)
