"""Say how large the page is and what margins its printer asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from octavo.findings import Finding, finding
from octavo.settings import Print
from octavo.shapes import trim_size

__all__ = ["Geometry", "Printer", "geometry", "page_findings", "printer"]

MM = 25.4


@dataclass(frozen=True, slots=True)
class Printer:
    """Hold what a printer asks of a book's inside; lengths in mm.

    `gutter` pairs a number of pages with the inside margin that books up to it need. `even` and
    `last_blank` say whether the pages must be even in number, and the last one blank.
    """

    name: str
    margin: float
    bleed: float
    gutter: tuple[tuple[int, float], ...]
    fewest: int
    most: int
    even: bool
    last_blank: bool


@dataclass(frozen=True, slots=True)
class Geometry:
    """Hold the size of a page and the least margins, in mm; the stylesheets choose the real ones."""

    width: float
    height: float
    gutter: float
    margin: float


def printer(settings: Print) -> Printer:
    """Give the printer that `book.yaml` names, as `printers.toml` describes it."""
    row = _printers()[settings.printer]
    gutter = tuple((pages, inches * MM) for pages, inches in row["gutter"])
    bounds = (row["fewest"], row["most"][settings.paper], row["even"], row["last_blank"])
    return Printer(row["name"], row["margin"] * MM, row["bleed"] * MM, gutter, *bounds)


def geometry(settings: Print, pages: int) -> Geometry:
    """Give the geometry of a book of so many pages; past the printer's last row, that row holds."""
    chosen = printer(settings)
    width, height = trim_size(settings.trim)
    gutter = next((inside for most, inside in chosen.gutter if pages <= most), chosen.gutter[-1][1])
    return Geometry(width, height, gutter, chosen.margin)


def page_findings(settings: Print, pages: int) -> tuple[Finding, ...]:
    """Find a book that is too thin or too thick for its printer."""
    chosen = printer(settings)
    if chosen.fewest <= pages <= chosen.most:
        return ()
    message = f"{chosen.name} binds {chosen.fewest} to {chosen.most} pages; this book has {pages}"
    hint = "choose another trim, paper or printer in book.yaml"
    return (finding("print-pages", message, path="book.yaml", format="print", hint=hint),)


@cache
def _printers() -> dict[str, Any]:
    return tomllib.loads(resources.files("octavo.bind.pdf").joinpath("printers.toml").read_text("utf-8"))
