"""Open a PDF with PDFium, which had no part in making it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.cache import Cache
from octavo.collate.pdf_cells import read_cell
from octavo.collate.pdf_drawn import read_drawn_page
from octavo.collate.pdf_inquiry import Inquiry
from octavo.collate.pdf_known import KIND, drawn_again, told_of
from octavo.collate.pdf_pages import FURNITURE, Drawn, Element, Page, Pointer, Run
from octavo.collate.pdf_pointers import read_pointers
from octavo.collate.unreadable import UnreadableError
from octavo.page_hashes import page_hashes
from octavo.page_stacks import keep, known

__all__ = ["open_pages"]

#: What a page's number looks like: arabic, or roman in the front matter.
FOLIO = re.compile(r"[0-9]{1,4}|[ivxlcdm]+")
#: How many of the pages that are known are read all the same: what is kept must be what PDFium still reads.
TRIED = 12


def open_pages(content: bytes, cache: Cache | None = None) -> tuple[Page, ...]:
    """Read all pages of a PDF; what is drawn on a page that was read before is taken from the cache.

    Raises UnreadableError when it is none, is damaged or encrypted.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = f"it is no PDF that can be opened: {error}"
        raise UnreadableError(message) from error
    try:
        opening = _Opening(document)
        hashes = page_hashes(content) if cache is not None and cache.folder is not None else ()
        if cache is None or len(hashes) != len(document):
            return opening.pages(["" for _ in range(len(document))], {})
        again = known(cache, KIND, hashes, drawn_again)
        told, kept = ({each: pair[at] for each, pair in again.items()} for at in (0, 1))
        if not opening.agrees(hashes, kept):
            told, kept = {}, {}
        pages = opening.pages(hashes, kept)
        told |= {each: told_of(drawn) for each, drawn in opening.drawn.items()}
        keep(cache, KIND, hashes, told, opening.drawn)
    except pypdfium2.PdfiumError as error:
        message = f"a page of it is damaged: {error}"
        raise UnreadableError(message) from error
    else:
        return pages
    finally:
        document.close()


class _Opening:
    """Read the pages of a document. No frozen value: it keeps what it has read, and the room for answers."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._inquiry = Inquiry()
        self.drawn: dict[str, Drawn] = {}

    def agrees(self, hashes: Sequence[str], kept: Mapping[str, Drawn]) -> bool:
        """Say whether what is kept is what is read now, of some pages from all of the book."""
        there = [number for number, each in enumerate(hashes) if each in kept]
        tried = there[:: max(len(there) // TRIED, 1)]
        return all(self._drawn(number) == kept[hashes[number]] for number in tried)

    def pages(self, hashes: Sequence[str], kept: Mapping[str, Drawn]) -> tuple[Page, ...]:
        """Read all pages, but for what is drawn on those that are kept."""
        tagged = self._tagged()
        return tuple(self._page(number, kept.get(each), each, tagged) for number, each in enumerate(hashes))

    def _page(self, number: int, drawn: Drawn | None, hashed: str, tagged: bool) -> Page:  # noqa: FBT001 -- of the file
        if drawn is not None and not (tagged or drawn.linked):
            return self._told(number, drawn, (), ())
        page = self._document[number]
        try:
            if drawn is None:
                drawn = self.drawn[hashed] = read_drawn_page(page, self._inquiry)
            pointers = tuple(read_pointers(self._document.raw, page.raw)) if drawn.linked else ()
            return self._told(number, drawn, pointers, _tags(page.raw, self._inquiry) if tagged else ())
        finally:
            page.close()

    def _told(
        self, number: int, drawn: Drawn, pointers: tuple[Pointer, ...], tags: tuple[Element, ...]
    ) -> Page:
        label = _folio(drawn.runs) or self._document.get_page_label(number) or str(number + 1)
        corner = drawn.trim.left, drawn.trim.bottom
        return Page(drawn.runs, pointers, tags, corner, label, drawn.trim, area=drawn.area)

    def _drawn(self, number: int) -> Drawn:
        page = self._document[number]
        try:
            return read_drawn_page(page, self._inquiry)
        finally:
            page.close()

    def _tagged(self) -> bool:
        """Say whether the document has tags: PDFium tells it of any of its pages."""
        if not len(self._document):
            return False
        page = self._document[0]
        try:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            if tree:
                pdfium.FPDF_StructTree_Close(tree)
            return bool(tree)
        finally:
            page.close()


def _folio(runs: Sequence[Run]) -> str:
    """Give the one number that stands around the text of a page; nothing where there is none, or another."""
    words = (run.words.strip() for run in runs if FURNITURE in run.marks)
    folios = [each for each in words if FOLIO.fullmatch(each)]
    return folios[0] if len(folios) == 1 else ""


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
