"""Finish the print PDF for its press: boxes and marks, inks, and the standard that the printer asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from octavo.bind.pdf.exchange import Exchange, make_exchangeable
from octavo.bind.pdf.frame import Frame, frame_page
from octavo.bind.pdf.inks import Inks, ink
from octavo.bind.pdf.profile import cmyk_profile
from octavo.book import Book
from octavo.printers import geometry, printer

__all__ = ["Presswork", "finish", "presswork"]


@dataclass(frozen=True, slots=True)
class Presswork:
    """Hold how a book is printed: what lies around its pages, its inks, and its standard or None."""

    frame: Frame
    inks: Inks
    exchange: Exchange | None


def presswork(book: Book, *, bleeds: bool) -> Presswork:
    """Give the presswork that a book's printer asks for; raises OctavoError without a profile."""
    settings = book.settings.print
    chosen = printer(settings)
    cmyk = settings.ink == "color" and chosen.color == "cmyk"
    profile = cmyk_profile(book) if cmyk or chosen.standard else None
    frame = Frame(geometry(settings, 0, bleeds=bleeds).bleed, settings.marks and chosen.marks, cmyk)
    mode = "L" if settings.ink == "black" else "CMYK" if cmyk else "RGB"
    exchange = (
        Exchange(chosen.standard, profile, settings.profile is None) if chosen.standard and profile else None
    )
    return Presswork(frame, Inks(mode, profile, exchange is not None and exchange.flat), exchange)


def finish(pdf: pikepdf.Pdf, work: Presswork, rectos: Sequence[bool]) -> bytes:
    """Finish a PDF whose pages are all laid, recto or verso each, and give its bytes: the same every time."""
    for page, recto in zip(pdf.pages, rectos, strict=True):
        frame_page(page, work.frame, recto=recto)
    ink(pdf, work.inks)
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
