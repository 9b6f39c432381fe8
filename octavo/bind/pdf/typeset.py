"""Typeset one sheet: the only place that calls WeasyPrint."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from xml.etree import ElementTree as ET

import cssselect2
import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo.bind.pdf.mend import mend
from octavo.bind.pdf.schemes import BOOK
from octavo.bind.pdf.sheet import Sheet

__all__ = ["Place", "Resources", "Typeset", "read_typeset", "typeset", "write_typeset"]


@dataclass(frozen=True, slots=True)
class Resources:
    """Hold all that a sheet may ask for, by the name it has there: `book.css`, `images/x.svg`."""

    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Say where an id stands: the page of its leaf (from 0), and pt from the page's lower left."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Typeset:
    """Hold a typeset sheet: its PDF, its number of pages, its ids, and what WeasyPrint warned of."""

    pdf: bytes = field(repr=False)
    pages: int
    anchors: Mapping[str, Place]
    warnings: tuple[str, ...] = ()


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serve a book's own files from memory, and refuse every other address."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Know the files by name."""
        super().__init__(allowed_protocols=())
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 -- WeasyPrint's signature
        """Give one file; raises ValueError for any address that is not the book's."""
        name = url.removeprefix(BOOK).split("#")[0].split("?")[0]
        if not url.startswith(BOOK) or name not in self._files:
            message = f"{url} is not part of the book"
            raise ValueError(message)
        kind = KINDS.get(name.rsplit(".", 1)[-1], "application/octet-stream")
        return URLFetcherResponse(url, self._files[name], {"Content-Type": kind})


KINDS = {"css": "text/css", "ttf": "font/ttf", "svg": "image/svg+xml"}
KINDS |= {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}


class Document(weasyprint.HTML):  # type: ignore[misc]
    """Give WeasyPrint a tree as it is: its HTML parser would end a paragraph at a note's paragraph."""

    def __init__(self, xhtml: str, fetcher: Fetcher) -> None:
        """Read well-formed XHTML; raises ET.ParseError when it is not."""
        super().__init__(string="<html/>", base_url=BOOK, url_fetcher=fetcher)
        root = ET.fromstring(xhtml)  # noqa: S314 -- our own serialisation, no document type
        for element in root.iter():
            element.tag = element.tag.removeprefix("{http://www.w3.org/1999/xhtml}")
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def typeset(sheet: Sheet, resources: Resources) -> Typeset:
    """Lay a sheet out; the screen edition is tagged for PDF/UA-1 (ISO 14289-1), the print one is bare."""
    heard = _Listener()
    loggers = [logging.getLogger("weasyprint"), logging.getLogger("fontTools")]
    for logger in loggers:
        logger.addHandler(heard)
        logger.propagate = False
    try:
        document = Document(sheet.xhtml, Fetcher(resources.files)).render()
        tagged = sheet.edition == "screen" and not sheet.furniture
        options = {"pdf_variant": "pdf/ua-1"} if tagged else {}
        pdf = document.write_pdf(**options)
    finally:
        for logger in loggers:
            logger.removeHandler(heard)
    anchors = {
        anchor: Place(number, box[0] * 0.75, (page.height - box[1]) * 0.75)
        for number, page in enumerate(document.pages)
        for anchor, box in page.anchors.items()
    }
    mended = mend(pdf, sheet.key) if tagged else pdf
    return Typeset(mended, len(document.pages), anchors, tuple(dict.fromkeys(heard.words)))


def write_typeset(made: Typeset) -> bytes:
    """Write a typeset sheet as the bytes that a cache keeps."""
    anchors = {anchor: asdict(place) for anchor, place in made.anchors.items()}
    head = json.dumps({"pages": made.pages, "anchors": anchors, "warnings": made.warnings})
    return head.encode() + b"\n" + made.pdf


def read_typeset(content: bytes) -> Typeset:
    """Read what `write_typeset` wrote."""
    head, _, pdf = content.partition(b"\n")
    entry = json.loads(head)
    anchors = {anchor: Place(**place) for anchor, place in entry["anchors"].items()}
    return Typeset(pdf, entry["pages"], anchors, tuple(entry["warnings"]))


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
