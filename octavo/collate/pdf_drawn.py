"""Read what is drawn on a page of a PDF: words, pictures and formulas, in the order of drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.collate.directions import right_to_left
from octavo.collate.pdf_formulas import read_drawing, tex_around
from octavo.collate.pdf_inquiry import Box, Inquiry
from octavo.collate.pdf_pages import Drawn, Run
from octavo.collate.pdf_signs import PageText, address, read_signs

__all__ = ["read_drawn_page"]


def read_drawn_page(page: pypdfium2.PdfPage, inquiry: Inquiry) -> Drawn:
    """Read what is drawn on a page."""
    text = page.get_textpage()
    try:
        count = pdfium.FPDFPage_CountObjects(page.raw)
        objects = [pdfium.FPDFPage_GetObject(page.raw, at) for at in range(count)]
        told = right_to_left(text.get_text_range())
        signs = PageText(text.raw, read_signs(text.raw) if told else {})
        runs = tuple(_runs(objects, signs, frozenset(), inquiry))
        linked = pdfium.FPDFPage_GetAnnotCount(page.raw) > 0
        return Drawn(runs, Box(*page.get_trimbox()), linked, _area(objects, inquiry))
    finally:
        text.close()


def _area(objects: Sequence[Any], inquiry: Inquiry) -> Box | None:
    """Give what holds all the ink of the text among some things; spaces have none."""
    texts = (thing for thing in objects if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT)
    boxes = [box for box in map(inquiry.box, texts) if box.right > box.left and box.top > box.bottom]
    if not boxes:
        return None
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _runs(objects: Sequence[Any], text: PageText, above: frozenset[str], inquiry: Inquiry) -> Iterator[Run]:
    marked = ((thing, inquiry.marks(thing)) for thing in objects)
    for formula, things in groupby(marked, lambda each: tex_around(*each)):
        if formula is not None:
            yield _formula(list(things), formula[1], above, inquiry)
        else:
            for thing, marks in things:
                yield from _plain(thing, text, above.union(marks) if marks else above, inquiry)


def _formula(
    marked: Sequence[tuple[Any, Sequence[str]]], tex: str, above: frozenset[str], inquiry: Inquiry
) -> Run:
    things = [thing for thing, _ in marked]
    drawn, marks = read_drawing(things, inquiry), above.union(marked[0][1])
    number = pdfium.FPDFPageObj_GetMarkedContentID(things[0])
    type_ = (drawn.size, drawn.base, drawn.start, drawn.box.right)
    return Run(tex, drawn.box, *type_, number, marks, drawn.shape)


def _plain(thing: Any, text: PageText, marks: frozenset[str], inquiry: Inquiry) -> Iterator[Run]:  # noqa: ANN401 -- a C pointer
    kind = pdfium.FPDFPageObj_GetType(thing)
    number = pdfium.FPDFPageObj_GetMarkedContentID(thing)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        words, box = inquiry.words(pdfium.FPDFTextObj_GetText, thing, text.raw), inquiry.box(thing)
        signs = text.signs.get(address(thing), ()) if text.signs else ()
        set_as = inquiry.setting(thing, words, box, text.raw)
        type_ = (set_as.size, set_as.base, set_as.start, set_as.end)
        yield Run(words, box, *type_, number, marks, on_side=set_as.on_side, signs=signs)
    elif number >= 0:
        yield Run("", inquiry.box(thing), 0.0, 0.0, 0.0, 0.0, number, marks)
    if kind == pdfium.FPDF_PAGEOBJ_FORM:
        count = pdfium.FPDFFormObj_CountObjects(thing)
        inside = [pdfium.FPDFFormObj_GetObject(thing, at) for at in range(count)]
        yield from _runs(inside, text, marks, inquiry)
