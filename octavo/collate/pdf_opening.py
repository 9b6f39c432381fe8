"""Open a PDF with PDFium, which had no part in making it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.cache import Cache
from octavo.collate.aids import PAGES, Aids, Begin
from octavo.collate.pdf_cells import read_cell
from octavo.collate.pdf_drawn import read_drawn_page
from octavo.collate.pdf_inquiry import Inquiry
from octavo.collate.pdf_known import READ
from octavo.collate.pdf_pages import FURNITURE, Drawn, Element, Page, Pointer, Run
from octavo.collate.pdf_pointers import read_pointers
from octavo.collate.unreadable import UnreadableError
from octavo.page_hashes import page_hashes
from octavo.page_stacks import keep, known, remembered

__all__ = ["open_pages", "page_words"]

#: What a page's number looks like: arabic, or roman in the front matter.
FOLIO = re.compile(r"[0-9]{1,4}|[ivxlcdm]+")
#: How many of the pages that are known are read all the same: what is kept must be what PDFium still reads.
#: A program that has read them itself asks fewer.
TRIED, TRIED_AGAIN = 6, 1
#: How many pages take longer to read than a process takes to begin.
MANY = 100


def open_pages(content: bytes, aids: Aids | None = None) -> tuple[Page, ...]:
    """Read all pages of a PDF; what is drawn on a page that was read before is taken from the cache.

    Raises UnreadableError when it is none, is damaged or encrypted.
    """
    aids = aids or Aids()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = f"it is no PDF that can be opened: {error}"
        raise UnreadableError(message) from error
    try:
        return _open(document, content, aids)
    except pypdfium2.PdfiumError as error:
        message = f"a page of it is damaged: {error}"
        raise UnreadableError(message) from error
    finally:
        document.close()


def _open(document: pypdfium2.PdfDocument, content: bytes, aids: Aids) -> tuple[Page, ...]:
    opening, cache = _Opening(document), aids.cache
    hashes = page_hashes(content) if cache is not None and cache.folder is not None else ()
    if cache is None or len(hashes) != len(document):
        opening.read(content, range(len(document)), aids.begin)
        return opening.pages()
    again = known(cache, READ, hashes)
    kept = {number: again[each] for number, each in enumerate(hashes) if each in again}
    own = len(remembered(cache, READ, hashes)) == len(again)
    if opening.agrees(kept, TRIED_AGAIN if own else TRIED):
        opening.drawn.update(kept)
    fresh = [number for number in range(len(document)) if number not in opening.drawn]
    opening.read(content, fresh, aids.begin)
    pages = opening.pages()
    there = {hashes[number]: drawn for number, drawn in opening.drawn.items()}
    keep(cache, READ, hashes, there, map(hashes.__getitem__, fresh))
    return pages


def page_words(content: bytes, cache: Cache) -> tuple[str, ...]:
    """Give the words drawn on each page of a PDF, in that order; of pages that were read, from the cache.

    Raises UnreadableError when it is none, is damaged or encrypted.
    """
    hashes = page_hashes(content)
    again = known(cache, READ, hashes)
    fresh = [number for number, each in enumerate(hashes) if each not in again]
    try:
        read = dict(zip(fresh, _drawn_on(content, fresh) if fresh else (), strict=True))
    except pypdfium2.PdfiumError as error:
        message = f"it is no PDF that can be read: {error}"
        raise UnreadableError(message) from error
    drawn = (read[number] if number in read else again[each] for number, each in enumerate(hashes))
    return tuple("".join(run.words for run in page.runs) for page in drawn)


def _drawn_on(content: bytes, numbers: Sequence[int]) -> list[Drawn]:
    """Read what is drawn on some pages of a PDF, as a process of its own is asked to."""
    document = pypdfium2.PdfDocument(content)
    try:
        opening = _Opening(document)
        return [opening.drawn_on(number) for number in numbers]
    finally:
        document.close()


class _Opening:
    """Read the pages of a document. No frozen value: it keeps what it has read, and the room for answers."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._inquiry = Inquiry()
        self._tagged = self._has_tags()
        self.drawn: dict[int, Drawn] = {}

    def agrees(self, kept: Mapping[int, Drawn], tries: int) -> bool:
        """Say whether what is kept is what is read now, of some pages from all of the book."""
        tried = sorted(kept)[:: max(len(kept) // tries, 1)]
        return all(self.drawn_on(number) == kept[number] for number in tried)

    def read(self, content: bytes, numbers: Sequence[int], begin: Begin) -> None:
        """Read what is drawn on some pages, half of them elsewhere where they are many.

        A page with tags is opened for them in any case, so that all of it is read then.
        """
        if self._tagged:
            return
        later = numbers[len(numbers) // 2 :] if len(numbers) > MANY else ()
        wait = begin(PAGES, partial(_drawn_on, content, tuple(later))) if later else None
        for number in numbers[: len(numbers) // 2] if wait else numbers:
            self.drawn[number] = self.drawn_on(number)
        if wait:
            self.drawn.update(zip(later, wait(), strict=True))

    def pages(self) -> tuple[Page, ...]:
        """Give all pages, whose drawing is read but where they have tags."""
        return tuple(self._page(number, self.drawn.get(number)) for number in range(len(self._document)))

    def _page(self, number: int, drawn: Drawn | None) -> Page:
        if drawn is not None and not (self._tagged or drawn.linked):
            return self._told(number, drawn, (), ())
        page = self._document[number]
        try:
            if drawn is None:
                drawn = self.drawn[number] = read_drawn_page(page, self._inquiry)
            pointers = tuple(read_pointers(self._document.raw, page.raw)) if drawn.linked else ()
            return self._told(number, drawn, pointers, _tags(page.raw, self._inquiry) if self._tagged else ())
        finally:
            page.close()

    def _told(
        self, number: int, drawn: Drawn, pointers: tuple[Pointer, ...], tags: tuple[Element, ...]
    ) -> Page:
        label = _folio(drawn.runs) or self._document.get_page_label(number) or str(number + 1)
        corner = drawn.trim.left, drawn.trim.bottom
        return Page(drawn.runs, pointers, tags, corner, label, drawn.trim, area=drawn.area)

    def drawn_on(self, number: int) -> Drawn:
        """Read what is drawn on a page."""
        page = self._document[number]
        try:
            return read_drawn_page(page, self._inquiry)
        finally:
            page.close()

    def _has_tags(self) -> bool:
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
