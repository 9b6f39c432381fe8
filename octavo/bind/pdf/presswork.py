"""Finish the print PDF for its press: boxes and marks, inks, and the standard that the printer asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from octavo.bind.pdf.exchange import Exchange, make_exchangeable
from octavo.bind.pdf.frame import Frame, frame_page
from octavo.bind.pdf.inks import Inks
from octavo.bind.pdf.profile import cmyk_profile
from octavo.book import Book
from octavo.printers import geometry, printer

__all__ = ["Presswork", "finish", "press_inks", "presswork"]


@dataclass(frozen=True, slots=True)
class Presswork:
    """Hold how a book is printed: what lies around its pages, and its standard or None."""

    frame: Frame
    exchange: Exchange | None


def presswork(book: Book, *, bleeds: bool) -> Presswork:
    """Give the presswork that a book's printer asks for; raises OctavoError without a profile."""
    settings = book.settings.print
    marks = settings.marks and printer(settings).marks
    bleed = geometry(settings, 0, bleeds=bleeds).bleed
    return Presswork(Frame(bleed, marks, _mixes(book)), _exchange(book))


def press_inks(book: Book) -> Inks:
    """Give the inks that a book's printer prints with; raises OctavoError without a profile."""
    exchange, mixes = _exchange(book), _mixes(book)
    mode = "L" if book.settings.print.ink == "black" else "CMYK" if mixes else "RGB"
    if exchange is not None:
        return Inks(mode, exchange.profile, exchange.flat)
    return Inks(mode, cmyk_profile(book) if mixes else None)


def _mixes(book: Book) -> bool:
    """Say whether the inside is printed in four inks."""
    settings = book.settings.print
    return settings.ink == "color" and printer(settings).color == "cmyk"


def _exchange(book: Book) -> Exchange | None:
    settings = book.settings.print
    standard = printer(settings).standard
    return Exchange(standard, cmyk_profile(book), settings.profile is None) if standard else None


def finish(pdf: pikepdf.Pdf, work: Presswork, rectos: Sequence[bool]) -> bytes:
    """Finish a PDF whose pages are all laid and inked, recto or verso each: the same bytes every time."""
    for page, recto in zip(pdf.pages, rectos, strict=True):
        frame_page(page, work.frame, recto=recto)
    finished = BytesIO()
    if work.exchange is None:
        pdf.save(finished, min_version="1.7", deterministic_id=True, object_stream_mode=MODES["1.7"])
        return finished.getvalue()
    make_exchangeable(pdf, work.exchange)
    version = work.exchange.version
    pdf.save(finished, force_version=version, deterministic_id=True, object_stream_mode=MODES[version])
    return finished.getvalue()


#: Whether objects may be packed in streams: since PDF 1.5 (ISO 32000-1, 7.5.7).
MODES = {
    "1.3": pikepdf.ObjectStreamMode.disable,
    "1.6": pikepdf.ObjectStreamMode.generate,
    "1.7": pikepdf.ObjectStreamMode.generate,
}
