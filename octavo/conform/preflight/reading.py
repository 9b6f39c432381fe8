"""Read a print PDF for its preflight, with other parsers than made it."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from octavo.cache import Cache
from octavo.conform.preflight.known import KIND, sheet_again, told_of
from octavo.conform.preflight.sheets import Box, File, Sheet
from octavo.conform.preflight.walk import walk
from octavo.page_hashes import page_hashes
from octavo.page_stacks import keep, known

__all__ = ["read_file"]

PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def read_file(content: bytes, cache: Cache) -> File:
    """Give what a preflight sees of a PDF; pages that were read before are taken from the cache.

    Raises pikepdf.PdfError where it cannot be read. PDFium is not safe with threads: no other thread may
    use it meanwhile.
    """
    with pikepdf.open(BytesIO(content)) as pdf, pypdfium2.PdfDocument(content) as document:
        hashes = page_hashes(content) if cache.folder is not None else ()
        told = known(cache, KIND, hashes)
        fresh: dict[str, Sheet] = {}
        sheets: list[Sheet] = []
        for at, (hashed, page) in enumerate(zip_longest(hashes, pdf.pages)):
            if hashed in told:
                sheets.append(sheet_again(at + 1, told[hashed]))
            else:
                sheets.append(_sheet(at + 1, page, document[at]))
                fresh[hashed] = sheets[-1]
        keep(cache, KIND, hashes, told | {each: told_of(sheet) for each, sheet in fresh.items()}, fresh)
        intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.S == pikepdf.Name.GTS_PDFX]
        inks = [int(each.DestOutputProfile.N) for each in intents if "/DestOutputProfile" in each]
        outline = "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines
        return File(
            tuple(sheets), pdf.pdf_version, _standard(pdf), max(inks, default=0), outline, pdf.is_encrypted
        )


def _sheet(number: int, page: pikepdf.Page, drawn: pypdfium2.PdfPage) -> Sheet:
    trim = _box(page.trimbox)
    seen = walk(page, trim)
    return Sheet(
        number,
        media=_box(page.mediabox),
        bleed=_box(page.bleedbox),
        trim=trim,
        type_area=_type_area(drawn),
        marks=frozenset(seen.marks),
        pictures=frozenset(seen.pictures),
        fonts=frozenset(seen.fonts),
        clear=seen.clear,
        active=bool(len(page.obj.get("/Annots", []))),
    )


def _box(sides: pikepdf.Array) -> Box:
    left, bottom, right, top = map(float, sides)
    return left, bottom, right, top


def _type_area(page: pypdfium2.PdfPage) -> Box | None:
    """Give what holds all the ink of the text; spaces have none."""
    boxes = [part.get_bounds() for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1)]
    boxes = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _standard(pdf: pikepdf.Pdf) -> str | None:
    said = pdf.docinfo.get("/GTS_PDFXConformance", pdf.docinfo.get("/GTS_PDFXVersion"))
    if said is not None:
        return str(said)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata[PDFX]) if PDFX in metadata else None
