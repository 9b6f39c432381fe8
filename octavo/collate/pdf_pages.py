"""Open a PDF with PDFium, which had no part in making it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.collate.directions import right_to_left
from octavo.collate.facts import Cell
from octavo.collate.pdf_cells import read_cell
from octavo.collate.pdf_formulas import read_drawing, tex_around
from octavo.collate.pdf_inquiry import Box, Inquiry
from octavo.collate.pdf_pointers import Pointer, read_pointers
from octavo.collate.pdf_signs import PageText, Sign, address, read_signs
from octavo.collate.unreadable import UnreadableError

__all__ = ["FURNITURE", "GENERATED", "Element", "Page", "Pointer", "Run", "open_pages"]

#: The mark of what stands around the text: running heads, folios, rules (ISO 32000-1, 14.8.2.2).
FURNITURE = "Artifact"
#: The mark that our own binder sets around pages it has made up: title page, imprint, contents.
GENERATED = "OctavoGenerated"

#: What a page's number looks like: arabic, or roman in the front matter.
FOLIO = re.compile(r"[0-9]{1,4}|[ivxlcdm]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Hold words that are drawn at once, with the number by which the tags know them (-1: none).

    An image or a line that has such a number is a run without words. A formula that is drawn in outlines
    is one whose words are the TeX that it is marked with, and which has a `shape`, a digest of them.

    `size` is that of the letters, in pt; `base` is the height of the line they stand on, `start` and `end`
    where on it they begin and end, whatever their ink does. Words that run upwards are `on_side`. Of a page
    that has letters running from right to left, each run has its `signs`.
    """

    words: str
    box: Box
    size: float
    base: float
    start: float
    end: float
    number: int
    marks: frozenset[str]
    shape: str = ""
    on_side: bool = False
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """Hold a tag: its type, id and description; a kid is a tag, the number of a run, or an empty tag.

    `cell` says how a cell of a table is made.
    """

    kind: str
    identifier: str
    alt: str
    kids: tuple[Element | int | None, ...]
    cell: Cell | None = None


NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a page: its text in the order in which it is drawn, its links, its tags.

    `trim` is the trimmed page, `corner` its lower left one, in pt; `label` is the number that is drawn on the
    page, or where none is, what the file calls it. A page that is set on its side may be `turned`, with all
    that stands on it, so that it is read as any other.
    """

    runs: tuple[Run, ...]
    pointers: tuple[Pointer, ...]
    tags: tuple[Element, ...]
    corner: tuple[float, float] = (0, 0)
    label: str = ""
    trim: Box = NOWHERE
    turned: bool = False


def open_pages(content: bytes) -> tuple[Page, ...]:
    """Read all pages of a PDF.

    Raises UnreadableError when it is none, is damaged or encrypted.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = f"it is no PDF that can be opened: {error}"
        raise UnreadableError(message) from error
    inquiry = Inquiry()
    try:
        return tuple(_page(document, number, inquiry) for number in range(len(document)))
    except pypdfium2.PdfiumError as error:
        message = f"a page of it is damaged: {error}"
        raise UnreadableError(message) from error
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int, inquiry: Inquiry) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        count = pdfium.FPDFPage_CountObjects(page.raw)
        objects = [pdfium.FPDFPage_GetObject(page.raw, at) for at in range(count)]
        told = right_to_left(text.get_text_range())
        signs = PageText(text.raw, read_signs(text.raw) if told else {})
        runs = tuple(_runs(objects, signs, frozenset(), inquiry))
        trim = Box(*page.get_trimbox())
        pointers = tuple(read_pointers(document.raw, page.raw))
        label = _folio(runs) or document.get_page_label(number) or str(number + 1)
        return Page(runs, pointers, _tags(page.raw, inquiry), (trim.left, trim.bottom), label, trim)
    finally:
        text.close()
        page.close()


def _folio(runs: Sequence[Run]) -> str:
    """Give the one number that stands around the text of a page; nothing where there is none, or another."""
    words = (run.words.strip() for run in runs if FURNITURE in run.marks)
    folios = [each for each in words if FOLIO.fullmatch(each)]
    return folios[0] if len(folios) == 1 else ""


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


def _tags(page: Any, inquiry: Inquiry) -> tuple[Element, ...]:  # noqa: ANN401 -- a C pointer
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        roots = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(count)]
        return tuple(_element(root, inquiry) for root in roots if root)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _element(raw: Any, inquiry: Inquiry) -> Element:  # noqa: ANN401 -- a C pointer
    kids: list[Element | int | None] = []
    for at in range(pdfium.FPDF_StructElement_CountChildren(raw)):
        below = pdfium.FPDF_StructElement_GetChildAtIndex(raw, at)
        if below:
            kids.append(_element(below, inquiry))
        else:
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(raw, at)
            kids.append(number if number >= 0 else None)
    kind = inquiry.words(pdfium.FPDF_StructElement_GetType, raw)
    identifier = inquiry.words(pdfium.FPDF_StructElement_GetID, raw)
    alt = inquiry.words(pdfium.FPDF_StructElement_GetAltText, raw)
    return Element(kind, identifier, alt, tuple(kids), read_cell(raw, kind))
