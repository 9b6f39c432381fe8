"""Know the finished files by name: which a book has, and what of them stands in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pypdfium2

from octavo.bind.bound import Bound
from octavo.errors import OctavoError
from octavo.files import locked
from octavo.findings import Finding, finding
from octavo.media import FORMATS, medium_of
from octavo.shapes import default_slug

__all__ = ["PAGINATION", "PLACES", "placed", "shelved", "stock", "unbuilt"]

#: The files of each format below the output folder; `{}` stands for the slug.
PLACES: Mapping[str, str] = {
    "print": "{}-print.pdf",
    "screen": "{}.pdf",
    "epub": "{}.epub",
    "kobo": "{}.kepub.epub",
    "web": "web/**/*",
    "page": "{}.html",
}
#: Where the pages of the print PDF are told.
PAGINATION = "pagination.json"
#: The formats that are made only for who asks for them.
ASKED = frozenset({"kobo"})
#: The formats that have pages, each one PDF.
PAGED = frozenset({"print", "screen"})


def placed(name: str, edition: str | None) -> str:
    """Give where a file lies that is not named by the slug: that of an edition lies beside the book's."""
    if edition is None or medium_of(edition) is not None:
        return name
    first, slash, rest = name.partition("/")
    stem, dot, ending = first.partition(".")
    return f"{stem}-{default_slug(edition)}{dot}{ending}{slash}{rest}"


def shelved(bounds: Sequence[Bound], edition: str | None) -> tuple[Bound, ...]:
    """Give what was bound as it lies in its folder: no edition overwrites another's files."""

    def place(bound: Bound, name: str) -> str:
        return placed(name, edition) if bound.format == "web" or name == PAGINATION else name

    return tuple(
        replace(bound, files={place(bound, name): content for name, content in bound.files.items()})
        for bound in bounds
    )


def stock(out: Path, slug: str, edition: str | None = None) -> tuple[Bound, ...]:
    """Give the outputs of a book that stand in a folder, with the pages of those that have pages.

    They are those of one build: one that is at work there is waited for. Raises OSError when one that
    stands there cannot be read. PDFium is not safe with threads: no other thread may use it meanwhile.
    """
    try:
        with locked(out, lambda: None) if out.is_dir() else nullcontext():
            return _stock(out, slug, edition)
    except OctavoError:
        # Where nothing may be written, nobody builds.
        return _stock(out, slug, edition)


def _stock(out: Path, slug: str, edition: str | None) -> tuple[Bound, ...]:
    places = {kind: placed(place, edition) if kind == "web" else place for kind, place in PLACES.items()}
    found = {kind: sorted(out.glob(place.format(slug))) for kind, place in places.items()}
    return tuple(_bound(kind, out, paths) for kind, paths in found.items() if paths)


def unbuilt(out: Path, slug: str, edition: str | None = None) -> tuple[Finding, ...]:
    """Find every output of a book that is not in its folder."""
    there = {bound.format for bound in stock(out, slug, edition)}
    alone = medium_of(edition)
    return tuple(
        finding(
            "output-missing",
            f"{_named(kind, slug, edition)} is not in {out}",
            format=kind,
            hint="octavo build makes it",
        )
        for kind in PLACES
        if kind not in there | ASKED and alone in {None, FORMATS[kind]}
    )


def _named(kind: str, slug: str, edition: str | None) -> str:
    place = placed(PLACES[kind], edition) if kind == "web" else PLACES[kind].format(slug)
    return place.removesuffix("/**/*")


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
