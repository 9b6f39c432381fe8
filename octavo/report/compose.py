"""Compose the page of a report from all that it shows: the settings, the manuscript, the finished files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from octavo.bind.bound import Bound
from octavo.cache import Cache
from octavo.report.excerpts import excerpts
from octavo.report.page import DRAWN, render_page
from octavo.report.thumbnails import Thumbnails, thumbnails
from octavo.report.titles import Titles
from octavo.report.value import Report
from octavo.report.whereabouts import pages_of
from octavo.settings import Settings

__all__ = ["compose", "drawn"]

#: Where the web book keeps its typefaces, in which the page is set.
FONTS = "web*/fonts"


def compose(
    report: Report, settings: Settings, manuscript: Path, bounds: Sequence[Bound], cache: Cache
) -> str:
    """Render the page of a report whose outputs' paths count from where the page will stand.

    `bounds` are the outputs that the report names; without a screen PDF there are no pages to draw.
    PDFium is not safe with threads: no other thread may use it meanwhile.
    """
    lines = excerpts(report.findings, manuscript)
    pdf = _pdf(bounds)
    pages = drawn(bounds, cache)
    if pages.pages:
        pages = replace(pages, marked=pages_of(report.findings, lines, pdf, cache))
    return render_page(report, _titles(settings), pages, lines, _faces(bounds))


def drawn(bounds: Sequence[Bound], cache: Cache) -> Thumbnails:
    """Give the drawings that a report on some outputs shows, where one of them is drawn.

    They are kept: a process beside may draw them, and the page of the report is composed of them later.
    """
    pdf = _pdf(bounds)
    return thumbnails(pdf, cache) if pdf else Thumbnails()


def _pdf(bounds: Sequence[Bound]) -> bytes:
    files = (pair for bound in bounds if bound.format == DRAWN for pair in bound.files.items())
    return next((content for name, content in files if name.endswith(".pdf")), b"")


def _titles(settings: Settings) -> Titles:
    authors = tuple(person.name for person in settings.authors)
    return Titles(settings.title.main, settings.title.subtitle, authors, settings.lang)


def _faces(bounds: Sequence[Bound]) -> Mapping[str, bytes]:
    files = {PurePosixPath(name): content for bound in bounds for name, content in bound.files.items()}
    return {name.stem: content for name, content in files.items() if name.parent.match(FONTS)}
