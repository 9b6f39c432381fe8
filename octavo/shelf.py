"""Know the finished files by name: which a book has, and what of them stands in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from octavo.bind.bound import Bound
from octavo.findings import Finding, finding

__all__ = ["stock", "unbuilt"]

#: The files of each format below the output folder; `{}` stands for the slug.
PLACES: Mapping[str, str] = {
    "print": "{}-print.pdf",
    "screen": "{}.pdf",
    "epub": "{}.epub",
    "web": "web/**/*",
    "page": "{}.html",
}


def stock(out: Path, slug: str) -> tuple[Bound, ...]:
    """Give the outputs of a book that stand in a folder.

    Raises OSError when one that stands there cannot be read.
    """
    found = {kind: sorted(out.glob(place.format(slug))) for kind, place in PLACES.items()}
    return tuple(
        Bound(kind, {path.relative_to(out).as_posix(): path.read_bytes() for path in paths if path.is_file()})
        for kind, paths in found.items()
        if paths
    )


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
        if kind not in there
    )
