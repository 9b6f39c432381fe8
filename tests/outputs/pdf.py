"""Open a PDF: pypdfium2 reads what its pages show, pypdf what it says about itself."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import ArrayObject, DictionaryObject

from tests.outputs.nodes import Node

__all__ = ["Destination", "Link", "Object", "Paged", "Piece", "open_pdf"]

#: What a PDF or a library without types holds: pypdf knows it no nearer before it is looked at.
Object = Any


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a run of text as a page shows it, and the number of its marked content (-1: none)."""

    text: str
    mark: int


@dataclass(frozen=True, slots=True)
class Destination:
    """Say where a link leads: a page (from 0) and a height on it, in pt; 0 is the whole page."""

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a link: the page it stands on, where it leads (inside or outside), and its description."""

    page: int
    destination: Destination | None
    address: str
    description: str


@dataclass(frozen=True)
class Paged:
    """Hold a PDF: its bytes' reader, and what its pages show."""

    reader: pypdf.PdfReader
    pieces: tuple[tuple[Piece, ...], ...]

    @property
    def catalog(self) -> Object:
        """Give the document catalog."""
        return self.reader.root_object

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Give the number (from 0) of each page by the number of its object."""
        return {_number(page.indirect_reference): at for at, page in enumerate(self.reader.pages)}

    @cached_property
    def links(self) -> list[Link]:
        """List every annotation, which must all be links, page by page."""
        return [
            self._link(at, annotation.get_object())
            for at, page in enumerate(self.reader.pages)
            for annotation in page.get("/Annots", ())
        ]

    @cached_property
    def names(self) -> dict[str, Destination]:
        """List the named destinations."""
        named = self.catalog["/Names"]["/Dests"]["/Names"]
        return {str(named[at]): self.destination(named[at + 1]) for at in range(0, len(named), 2)}

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """List the outline's entries in order: depth, words, page (from 0)."""
        return list(self._entries(self.reader.outline, 0))

    @cached_property
    def tags(self) -> Node:
        """Give the structure tree, with each element's page (from 0) as `page`, and its text in it."""
        texts: dict[tuple[int, int], str] = {}
        for page, pieces in enumerate(self.pieces):
            for piece in pieces:
                texts[page, piece.mark] = texts.get((page, piece.mark), "") + piece.text
        root = Node("document")
        self._tag(self.catalog["/StructTreeRoot"]["/K"], root, -1, texts)
        return root

    def text(self, page: int) -> str:
        """Give the text of a page."""
        return "".join(piece.text for piece in self.pieces[page])

    def destination(self, written: Object) -> Destination:
        """Read an explicit destination."""
        array = written.get_object()
        top = float(array[3]) if array[1] == "/XYZ" else 0.0
        return Destination(self.numbers[_number(list.__getitem__(array, 0))], top)

    def _entries(self, entries: Object, depth: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._entries(entry, depth + 1)
            else:
                yield depth, entry.title, self.numbers[_number(entry.page)]

    def _link(self, page: int, annotation: Object) -> Link:
        action = annotation.get("/A", {})
        inside = action.get("/D") if action.get("/S") == "/GoTo" else annotation.get("/Dest")
        destination = None if inside is None else self.destination(inside)
        return Link(page, destination, str(action.get("/URI", "")), str(annotation.get("/Contents", "")))

    def _tag(self, kids: Object, above: Node, page: int, texts: dict[tuple[int, int], str]) -> None:
        if isinstance(kids, int):
            above.content.append(texts.get((page, kids), ""))
        elif isinstance(kids, ArrayObject):
            for kid in kids:
                self._tag(kid.get_object(), above, page, texts)
        elif isinstance(kids, DictionaryObject) and kids.get("/Type") != "/OBJR":
            page = self.numbers[_number(kids.raw_get("/Pg"))] if "/Pg" in kids else page
            if "/MCID" in kids:
                self._tag(kids["/MCID"], above, page, texts)
                return
            given = {key[1:].lower(): str(kids[key]) for key in ("/Alt", "/ID") if key in kids}
            node = Node(str(kids["/S"])[1:].lower(), {**given, "page": str(page)})
            above.content.append(node)
            if "/K" in kids:
                self._tag(kids["/K"], node, page, texts)


def _number(reference: Object) -> int:
    return int(reference.idnum)


def open_pdf(path: Path) -> Paged:
    """Open a PDF, and read the text of every page."""
    document = pypdfium2.PdfDocument(path)
    pieces = tuple(tuple(_pieces(page)) for page in document)
    document.close()
    return Paged(pypdf.PdfReader(path, strict=True), pieces)


def _pieces(page: Object) -> Iterator[Piece]:
    """Give the text of each object of a page as it is painted, without the spaces that are guessed.

    A formula that is painted as outlines is a piece, too: its text is the TeX that it is marked with.
    """
    text = page.get_textpage()
    letters: dict[int, str] = {}
    for at in range(text.count_chars()):
        shown = pdfium.FPDFText_GetTextObject(text, at)
        if shown:
            sign = chr(pdfium.FPDFText_GetUnicode(text, at))
            letters[_address(shown)] = letters.get(_address(shown), "") + sign
    before = 0
    for thing in _things(pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, page.raw):
        number, mark = pdfium.FPDFPageObj_GetMarkedContentID(thing), _formula(thing)
        if _address(thing) in letters:
            yield Piece(letters[_address(thing)], number)
        elif mark and _address(mark) != before:
            yield Piece(_described(mark), number)
        before = _address(mark) if mark else 0


def _things(count: Object, get: Object, home: Object) -> Iterator[Object]:
    """Give what is painted in a page or a form, in order."""
    for at in range(count(home)):
        thing = get(home, at)
        yield thing
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _things(pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, thing)


def _address(pointer: Object) -> int:
    return int(ctypes.addressof(pointer.contents))


def _formula(thing: Object) -> Object | None:
    """Give the mark of a formula that a thing is painted within."""
    for at in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark, size = pdfium.FPDFPageObj_GetMark(thing, at), ctypes.c_ulong()
        name = ctypes.create_string_buffer(64)
        wide = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFPageObjMark_GetName(mark, wide, len(name), ctypes.byref(size))
        if name.raw[: size.value].decode("utf-16-le").strip("\0") == "Formula":
            return mark
    return None


def _described(mark: Object) -> str:
    buffer, size = (ctypes.c_ubyte * 4096)(), ctypes.c_ulong()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"Alt", buffer, len(buffer), ctypes.byref(size))
    return bytes(buffer[: size.value]).decode("utf-16")
