"""Make the cover of the print edition."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

from octavo.bind.bound import Bound
from octavo.bind.fonts import load_faces
from octavo.bind.other_faces import declare
from octavo.bind.style_folders import style_folders
from octavo.bind.stylesheets import load_stylesheets
from octavo.bind.workshop import Workshop
from octavo.bind.wrap import bind_wrap, draw_front
from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.errors import UsageError
from octavo.files import locked, place
from octavo.findings import finding
from octavo.media import Medium
from octavo.order import Order
from octavo.printers import Wrap, printer, wrap
from octavo.progress import Progress
from octavo.reading import read
from octavo.report import Output, Report
from octavo.settings import Settings
from octavo.shelf import stock

__all__ = ["cover"]


def cover(order: Order, pages: int | None, spine: float | None, progress: Progress) -> Report:
    """Make the cover for a number of pages, else for those of the print PDF as it lies there; draw its front.

    `spine` is its breadth in mm, from the printer's template. Raises OctavoError when the number of pages or
    the printer's formula is not known, or the settings cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    cache = Cache(order.out / ".cache")
    size = _size(order, settings, pages, spine)
    manuscript = read(order, settings, cache, progress)
    with progress.stage("Covering", 0):
        bound = _bound(manuscript.of(Medium.PRINT).furnished, order, size, cache)
        (name, pdf) = next(iter(bound.files.items()))
        files = {name: pdf, f"{settings.slug}-cover.png": draw_front(pdf, size)}
    with locked(order.out, lambda: None):
        place(order.out, files)
    output = Output((order.out / name).as_posix(), "cover", len(pdf), 1)
    report = manuscript.report((*found, *manuscript.findings), (output,))
    return replace(report, seconds=time.monotonic() - started)


def _size(order: Order, settings: Settings, pages: int | None, spine: float | None) -> Wrap:
    if pages is None:
        pages = next(
            (
                bound.pages
                for bound in stock(order.out, settings.slug, order.edition)
                if bound.format == "print"
            ),
            None,
        )
    if pages is None:
        message = f"the print PDF is not in {order.out}, so the number of pages is not known"
        hint = "octavo build pdf makes it; or say --pages NUMBER"
        raise UsageError(finding("output-missing", message, hint=hint))
    size = wrap(settings.print, pages, spine)
    if size is None:
        name = printer(settings.print).name
        message = f"{name}: this printer publishes no formula for the spine"
        hint = f"take its breadth from the printer's template for {pages} pages, and say --spine MM"
        raise UsageError(finding("cover-spine", message, hint=hint))
    return size


def _bound(book: Book, order: Order, size: Wrap, cache: Cache) -> Bound:
    fonts = book.settings.fonts
    stylesheets = declare(load_stylesheets(*style_folders(order.manuscript)), fonts.others)
    faces = load_faces(fonts, book.root)
    moment = datetime(1980, 1, 1, tzinfo=UTC)
    return bind_wrap(book, size, Workshop(stylesheets, faces, cache, 1, moment, lambda _: None))
