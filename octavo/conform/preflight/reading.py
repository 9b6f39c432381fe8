"""Read a print PDF for its preflight, with other parsers than made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest

import pikepdf

from octavo.cache import Cache
from octavo.conform.preflight.known import JUDGED
from octavo.conform.preflight.sheets import Box, File, Sheet
from octavo.conform.preflight.walk import walk
from octavo.page_hashes import page_hashes
from octavo.page_stacks import keep, known

__all__ = ["read_print", "with_areas"]

PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"


def read_print(content: bytes, cache: Cache) -> File | None:
    """Give what a preflight sees of a PDF, None where it cannot be read; pages that are known are not read.

    Where the ink of its text is, only who draws it can tell (`with_areas`).
    """
    try:
        return _read(content, cache)
    except pikepdf.PdfError:
        return None


def _read(content: bytes, cache: Cache) -> File:
    with pikepdf.open(BytesIO(content)) as pdf:
        hashes = page_hashes(content) if cache.folder is not None else ()
        again = known(cache, JUDGED, hashes)
        fresh: dict[str, Sheet] = {}
        sheets: list[Sheet] = []
        for at, (hashed, page) in enumerate(zip_longest(hashes, pdf.pages)):
            if hashed in again:
                sheets.append(replace(again[hashed], number=at + 1))
            else:
                sheets.append(_sheet(at + 1, page))
                fresh[hashed] = sheets[-1]
        keep(cache, JUDGED, hashes, again | fresh, fresh)
        intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.S == pikepdf.Name.GTS_PDFX]
        inks = [int(each.DestOutputProfile.N) for each in intents if "/DestOutputProfile" in each]
        outline = "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines
        return File(
            tuple(sheets), pdf.pdf_version, _standard(pdf), max(inks, default=0), outline, pdf.is_encrypted
        )


def with_areas(file: File, areas: Sequence[Box | None]) -> File:
    """Give a file with what holds the ink of each page's text."""
    there = zip(file.sheets, areas, strict=True)
    return replace(file, sheets=tuple(replace(sheet, type_area=area) for sheet, area in there))


def _sheet(number: int, page: pikepdf.Page) -> Sheet:
    trim = _box(page.trimbox)
    seen = walk(page, trim)
    return Sheet(
        number,
        media=_box(page.mediabox),
        bleed=_box(page.bleedbox),
        trim=trim,
        type_area=None,
        marks=frozenset(seen.marks),
        pictures=frozenset(seen.pictures),
        fonts=frozenset(seen.fonts),
        clear=seen.clear,
        active=bool(len(page.obj.get("/Annots", []))),
    )


def _box(sides: pikepdf.Array) -> Box:
    left, bottom, right, top = map(float, sides)
    return left, bottom, right, top


def _standard(pdf: pikepdf.Pdf) -> str | None:
    said = pdf.docinfo.get("/GTS_PDFXConformance", pdf.docinfo.get("/GTS_PDFXVersion"))
    if said is not None:
        return str(said)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata[PDFX]) if PDFX in metadata else None
