"""Hash each page of a PDF with all that it is drawn with, so that a page that was read before is known again.

Numbers of objects differ from file to file, so what an object refers to is hashed with it. What leads from
a page to others, as links and tags do, is no part of it.
"""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache
from io import BytesIO

import pikepdf

from octavo.cache import digest

__all__ = ["page_hashes"]

#: What leads from a page, or a form on it, to others.
AWAY = {"/Annots", "/Parent", "/StructParent", "/StructParents"}
LEADING = re.compile("|".join(AWAY).encode())
#: What a page has of those above it in the tree (ISO 32000-1, table 30).
INHERITED = ("/CropBox", "/MediaBox", "/Resources", "/Rotate")
#: A reference to another object in what is written out, or a string, in which there is none.
REFERENCE = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|\b([0-9]+) ([0-9]+) R\b", re.DOTALL)
#: How deep objects may lie in one another, where one may lie in itself.
DEPTH = 50
#: How many digits of the hash of its resources stand behind a page's own.
TOLD = 8


@lru_cache(maxsize=2)
def page_hashes(content: bytes) -> tuple[str, ...]:
    """Give a hash for each page; none where the file cannot be read, or holds what cannot be followed.

    Behind a colon stands the beginning of another, of the page's resources: those of a leaf have the same.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            hashing = _Hashing(pdf)
            return tuple(hashing.page(page.obj) for page in pdf.pages)
    except (pikepdf.PdfError, RecursionError, ValueError):
        return ()


class _Hashing:
    """Remember the hash of each object that several pages draw with."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: pikepdf.Object) -> str:
        """Hash a page: its own entries, and those that it has of the tree above it."""
        parts = [self._made(page, 0)]
        for key in INHERITED:
            above, steps = page, 0
            while key not in above and "/Parent" in above and steps < DEPTH:
                above, steps = above.Parent, steps + 1
            parts.append(self._hash(above[key], 0) if steps and key in above else b"")
        clicks = len(page.get("/Annots", [])) > 0
        resources = self._hash(page["/Resources"], 0) if "/Resources" in page else b""
        return f"{digest(*parts, str(clicks))}:{resources[:TOLD].decode()}"

    def _hash(self, thing: object, depth: int) -> bytes:
        if not isinstance(thing, pikepdf.Object):
            return f"{type(thing).__name__} {thing}".encode()
        return self._referred(thing.objgen, depth) if thing.is_indirect else self._made(thing, depth)

    def _referred(self, number: tuple[int, int], depth: int) -> bytes:
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._made(self._pdf.get_object(number), depth)
        return known

    def _made(self, thing: pikepdf.Object, depth: int) -> bytes:
        if depth > DEPTH:
            raise RecursionError
        entries, own = thing, b""
        if isinstance(thing, pikepdf.Stream):
            entries, own = thing.stream_dict, thing.read_raw_bytes()
        written = entries.unparse(resolved=True)
        if LEADING.search(written) and isinstance(entries, pikepdf.Dictionary):
            entries = copy(entries)
            for key in AWAY & set(entries.keys()):
                del entries[key]
            written = entries.unparse(resolved=True)

        def referred(found: re.Match[bytes]) -> bytes:
            # What looks like a number of an object within a string is none.
            return self._referred((int(found[1]), int(found[2])), depth + 1) if found[1] else found[0]

        return digest(REFERENCE.sub(referred, written), own).encode()
