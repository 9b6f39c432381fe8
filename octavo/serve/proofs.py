"""Show the print pages of what one reads: set, drawn and kept when they are asked for."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Lock

from PIL import Image, ImageChops

from octavo.bind.pdf.proof_press import Proof, ProofPress
from octavo.bind.workshop import Workshop
from octavo.cache import Cache, digest
from octavo.pagination import Page, PageKind, Pagination
from octavo.proofsheets import draw_pages
from octavo.serve.pages import Site

__all__ = ["Proofs", "Shown"]

#: How finely pages are drawn, in pixels to the inch.
RESOLUTION = 130
#: How many proofs are kept: somebody may look at two chapters side by side.
KEPT = 4
MOMENT = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold a proof by the name that its pictures have."""

    name: str
    proof: Proof

    def described(self) -> str:
        """Give a JSON object: of each page its place, its folio and whether it is a recto."""
        pages = [
            {"src": f"/-/print/{self.name}/{number}.png", "folio": page.label, "recto": page.recto}
            for number, page in enumerate(self.proof.pages)
        ]
        return json.dumps({"pages": pages})


class Proofs:
    """Keep the press and its last proofs. Many threads may ask; press and PDFium serve one at a time."""

    def __init__(self, cache: Cache, pagination: Path) -> None:
        """Know the cache, and where the last build put the pagination."""
        self._cache = cache
        self._pagination = pagination
        self._press = ProofPress()
        self._setting, self._drawing = Lock(), Lock()
        self._shown: OrderedDict[str, Shown] = OrderedDict()
        self._drawn: dict[tuple[str, int], bytes] = {}

    def show(self, site: Site, page: str) -> Shown | None:
        """Set the leaves of a page of the web book; None when there is no such page.

        Raises ManuscriptError when a leaf cannot be laid out.
        """
        wanted = site.leaves_on(page)
        if not wanted:
            return None
        book, leaves = site.planned.book, site.planned.leaves
        workshop = Workshop(site.stylesheets, site.typecase.faces(), self._cache, 1, MOMENT, lambda _: None)
        with self._setting:
            proof = self._press.pull(book, leaves, wanted, workshop, _read(self._pagination))
        parts = (*(text.pdf for text in proof.texts), proof.furniture.pdf)
        shown = Shown(digest(*parts, repr(proof.pages))[:16], proof)
        self._shown[shown.name] = shown
        while len(self._shown) > KEPT:
            gone, _ = self._shown.popitem(last=False)
            self._drawn = {key: drawn for key, drawn in self._drawn.items() if key[0] != gone}
        return shown

    def picture(self, name: str, number: int) -> bytes | None:
        """Give a page of a proof as PNG, or None when there is no such page, or it is no longer kept."""
        shown = self._shown.get(name)
        if shown is None or not 0 <= number < len(shown.proof.pages):
            return None
        with self._drawing:
            if (name, number) not in self._drawn:
                for at, picture in enumerate(_drawn(shown.proof)):
                    self._drawn[name, at] = picture
            return self._drawn[name, number]

    def close(self) -> None:
        """Let the press go, after what it is setting."""
        with self._setting:
            self._press.close()


def _drawn(proof: Proof) -> list[bytes]:
    texts = [page for text in proof.texts for page in draw_pages(text.pdf, RESOLUTION)]
    around = draw_pages(proof.furniture.pdf, RESOLUTION)
    return [_png(ImageChops.multiply(text, head)) for text, head in zip(texts, around, strict=True)]


def _png(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG", compress_level=3)
    return stream.getvalue()


def _read(path: Path) -> Pagination:
    """Read what the last build wrote, if it did; a page's side and folio are taken from there."""
    try:
        entry = json.loads(path.read_text("utf-8"))
        pages = [Page(**{**page, "kind": PageKind(page["kind"])}) for page in entry["pages"]]
        first = {page.label: number for number, page in reversed(list(enumerate(pages)))}
        anchors = {anchor: first[label] for anchor, label in entry["anchors"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return Pagination()
    return Pagination(tuple(pages), anchors)
