"""Put what is drawn on pages into sleeves: operators before it and behind it, which many pages share."""

from __future__ import annotations

import pikepdf

__all__ = ["Sleeves"]


class Sleeves:
    """Keep the operators that were put around pages of one PDF: what is said twice is written once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Begin with none."""
        self._pdf = pdf
        self._written: dict[bytes, pikepdf.Stream] = {}

    def put(self, page: pikepdf.Page, before: bytes, behind: bytes) -> None:
        """Put operators around all that is drawn on a page of the PDF."""
        page.contents_add(self._stream(before), prepend=True)
        page.contents_add(self._stream(behind))

    def _stream(self, operators: bytes) -> pikepdf.Stream:
        if operators not in self._written:
            self._written[operators] = self._pdf.make_stream(operators)
        return self._written[operators]
