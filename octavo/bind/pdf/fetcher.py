"""Serve WeasyPrint what a sheet asks for: the book's own files, and the pictures of numbers."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo.bind.pdf.formula_image import FormulaImage
from octavo.bind.pdf.numerals import numeral
from octavo.bind.pdf.schemes import BOOK

__all__ = ["Fetcher"]

KINDS = {"css": "text/css", "ttf": "font/ttf", "svg": "image/svg+xml"}
KINDS |= {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "webp": "image/webp"}

#: The formulas of a document that has none.
NONE: Mapping[str, FormulaImage] = {}


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serve a book's own files from memory, and refuse every other address."""

    def __init__(self, files: Mapping[str, bytes], formulas: Mapping[str, FormulaImage] = NONE) -> None:
        """Know the files by name, and the formulas by address."""
        super().__init__(allowed_protocols=())
        self.formulas = formulas
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 -- WeasyPrint's signature
        """Give one file; raises ValueError for any address that is not the book's."""
        name = url.removeprefix(BOOK).split("#")[0].split("?")[0]
        content = self._files.get(name) or numeral(name, self._files)
        if not url.startswith(BOOK) or content is None:
            message = f"{url} is not part of the book"
            raise ValueError(message)
        kind = KINDS.get(name.rsplit(".", 1)[-1], "application/octet-stream")
        return URLFetcherResponse(url, content, {"Content-Type": kind})
