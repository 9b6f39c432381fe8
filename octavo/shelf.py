"""Know the finished files by name: which a book has, and what of them stands in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2

from octavo.bind.bound import Bound
from octavo.findings import Finding, finding

__all__ = ["PLACES", "stock", "unbuilt"]

#: The files of each format below the output folder; `{}` stands for the slug.
PLACES: Mapping[str, str] = {
    "print": "{}-print.pdf",
    "screen": "{}.pdf",
    "epub": "{}.epub",
    "kobo": "{}.kepub.epub",
    "web": "web/**/*",
    "page": "{}.html",
}
#: The formats that are made only for who asks for them.
ASKED = frozenset({"kobo"})
#: The formats that have pages, each one PDF.
PAGED = frozenset({"print", "screen"})


def stock(out: Path, slug: str) -> tuple[Bound, ...]:
    """Give the outputs of a book that stand in a folder, with the pages of those that have pages.

    Raises OSError when one that stands there cannot be read. PDFium is not safe with threads: no other
    thread may use it meanwhile.
    """
    found = {kind: sorted(out.glob(place.format(slug))) for kind, place in PLACES.items()}
    return tuple(_bound(kind, out, paths) for kind, paths in found.items() if paths)


def unbuilt(out: Path, slug: str) -> tuple[Finding, ...]:
    """Find every output of a book that is not in its folder."""
    there = {bound.format for bound in stock(out, slug)}
    return tuple(
        finding(
            "output-missing",
            f"{place.format(slug).removesuffix('/**/*')} is not in {out}",
            format=kind,
            hint="octavo build makes it",
        )
        for kind, place in PLACES.items()
        if kind not in there | ASKED
    )


def _bound(kind: str, out: Path, paths: Sequence[Path]) -> Bound:
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in paths if path.is_file()}
    pages = _pages(next(iter(files.values()))) if kind in PAGED and files else None
    return Bound(kind, files, pages=pages)


def _pages(pdf: bytes) -> int | None:
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return None
