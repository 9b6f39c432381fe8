"""Hash each page of a PDF with all that it is drawn with, so that a page that was read before is known again.

Numbers of objects differ from file to file, so what an object refers to is hashed with it. What leads from
a page to others, as links and tags do, is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from io import BytesIO

import pikepdf

from octavo.cache import digest

__all__ = ["page_hashes"]

#: What leads from a page, or a form on it, to others.
AWAY = {"/Annots", "/Parent", "/StructParent", "/StructParents"}
#: What a page has of those above it in the tree (ISO 32000-1, table 30).
INHERITED = ("/CropBox", "/MediaBox", "/Resources", "/Rotate")
#: How deep objects may lie in one another, where one may lie in itself.
DEPTH = 50


@lru_cache(maxsize=2)
def page_hashes(content: bytes) -> tuple[str, ...]:
    """Give a hash for each page; none where the file cannot be read, or holds what cannot be followed."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            hashing = _Hashing()
            return tuple(hashing.page(page.obj) for page in pdf.pages)
    except (pikepdf.PdfError, RecursionError, ValueError):
        return ()


class _Hashing:
    """Remember the hash of each object that several pages draw with."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def page(self, page: pikepdf.Object) -> str:
        """Hash a page: its own entries, and those that it has of the tree above it."""
        parts = [self._hash(page, 0)]
        for key in INHERITED:
            above, steps = page, 0
            while key not in above and "/Parent" in above and steps < DEPTH:
                above, steps = above.Parent, steps + 1
            parts.append(self._hash(above[key], 0) if steps and key in above else b"")
        clicks = len(page.get("/Annots", [])) > 0
        return digest(*parts, str(clicks))

    def _hash(self, thing: object, depth: int) -> bytes:
        if not isinstance(thing, pikepdf.Object):
            return f"{type(thing).__name__} {thing}".encode()
        if not thing.is_indirect:
            return self._made(thing, depth)
        known = self._known.get(thing.objgen)
        if known is None:
            known = self._known[thing.objgen] = self._made(thing, depth)
        return known

    def _made(self, thing: pikepdf.Object, depth: int) -> bytes:
        if depth > DEPTH:
            raise RecursionError
        if isinstance(thing, pikepdf.Array):
            return _joined(b"[", (self._hash(each, depth + 1) for each in thing))
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            entries = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
            pairs = (
                part
                for key, value in sorted(entries.items())
                if key not in AWAY
                for part in (key.encode(), self._hash(value, depth + 1))
            )
            own = thing.read_raw_bytes() if isinstance(thing, pikepdf.Stream) else b""
            return _joined(b"<", (*pairs, own))
        return thing.unparse()


def _joined(kind: bytes, parts: Iterable[bytes]) -> bytes:
    total = sha256(kind)
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.digest()
