"""Judge the print PDF as a printer's preflight does: page boxes and embedded fonts."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from octavo.findings import Finding, finding
from octavo.settings import Print
from octavo.shapes import trim_size

__all__ = ["preflight"]

#: How far a page may be off its trim, in pt: a printer's own tolerance is far larger.
TOLERANCE = 0.5
PT = 72 / 25.4


def preflight(content: bytes, name: str, settings: Print) -> tuple[Finding, ...]:
    """Find pages of a print PDF that are not of its trim, and fonts that it does not embed.

    Printers refuse both (KDP help, G201857950). `name` is the file's place below the output folder.
    One finding of each kind is enough.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        return (*_boxes(document, name, settings), *_fonts(document, name))
    finally:
        document.close()


def _boxes(document: pypdfium2.PdfDocument, name: str, settings: Print) -> Iterator[Finding]:
    width, height = (side * PT for side in trim_size(settings.trim))
    for number in range(len(document)):
        left, bottom, right, top = document[number].get_trimbox()
        if abs(right - left - width) > TOLERANCE or abs(top - bottom - height) > TOLERANCE:
            message = f"page {number + 1} is {right - left:.0f} by {top - bottom:.0f} pt, not {settings.trim}"
            hint = "take any `size` out of your own styles: the trim comes from book.yaml"
            yield finding("print-box", message, path=name, format="print", hint=hint)
            return


def _fonts(document: pypdfium2.PdfDocument, name: str) -> Iterator[Finding]:
    for number in range(len(document)):
        page = document[number]
        for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(part.raw)
            if font and not pdfium.FPDFFont_GetIsEmbedded(font):
                message = f"a font on page {number + 1} is not embedded"
                hint = "use the fonts of book.yaml, or turn the text of images into paths"
                yield finding("print-fonts", message, path=name, format="print", hint=hint)
                return
