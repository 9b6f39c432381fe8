"""Read a PDF with PDFium, which had no part in making it: text, outline, links, tags."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.collate.normal import letters

__all__ = ["Paged", "read_pdf"]


@dataclass(frozen=True, slots=True)
class Paged:
    """Hold what a PDF says.

    `pages` holds the letters of each page in the order in which they are drawn; `outline` pairs depth
    and words; `addresses` are the outward links; `dead` is a page (from 1) with an inward link that
    leads nowhere; `tags` pairs page (from 0) and level of each heading's tag, `alts` what its
    `Figure` tags say. Without tags, the last two are empty.
    """

    pages: tuple[str, ...]
    outline: tuple[tuple[int, str], ...]
    addresses: frozenset[str]
    dead: int | None
    tagged: bool
    tags: tuple[tuple[int, int], ...]
    alts: tuple[str, ...]


def read_pdf(content: bytes) -> Paged:
    """Read a PDF.

    Raises ValueError when it is none, or is encrypted.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = f"it is no PDF that can be read: {error}"
        raise ValueError(message) from error
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> Paged:
    pages: list[str] = []
    addresses: set[str] = set()
    tags: list[tuple[int, int]] = []
    alts: list[str] = []
    dead: int | None = None
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        pages.append(letters(text.get_text_range()))
        text.close()
        for address in _links(document, page):
            if address:
                addresses.add(address)
            else:
                dead = dead or number + 1
        for kind, alt in _elements(page):
            if kind == "Figure":
                alts.append(alt)
            elif kind[:1] == "H" and kind[1:].isdecimal():
                tags.append((number, int(kind[1:])))
        page.close()
    outline = tuple((entry.level, entry.get_title()) for entry in document.get_toc())
    tagged = bool(document.is_tagged())
    return Paged(tuple(pages), outline, frozenset(addresses), dead, tagged, tuple(tags), tuple(alts))


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    """Give the address of every outward link, and nothing, in words, for an inward one without a page."""
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        goal = pdfium.FPDFLink_GetDest(document.raw, link)
        if goal:
            if pdfium.FPDFDest_GetDestPageIndex(document.raw, goal) < 0:
                yield ""
            continue
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        buffer = ctypes.create_string_buffer(max(size, 1))
        if size:
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
        yield buffer.value.decode(errors="replace")


def _elements(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    """Give type and description of every structure element of a page, outer before inner."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        stack = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in reversed(range(count))]
        while stack:
            element = stack.pop()
            if not element:
                continue
            yield _string(pdfium.FPDF_StructElement_GetType, element), _string(
                pdfium.FPDF_StructElement_GetAltText, element
            )
            below = pdfium.FPDF_StructElement_CountChildren(element)
            stack += [pdfium.FPDF_StructElement_GetChildAtIndex(element, at) for at in reversed(range(below))]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _string(ask: object, element: object) -> str:
    size = ask(element, None, 0)  # type: ignore[operator]
    if size <= len("\0\0"):
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)  # type: ignore[operator]
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")
