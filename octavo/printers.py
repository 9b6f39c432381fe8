"""Know what printers ask of a book: the one way to `printers.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from octavo.shapes import trim_size
from octavo.specification import Print

__all__ = [
    "Cover",
    "Geometry",
    "Offer",
    "Printer",
    "Sides",
    "Wrap",
    "geometry",
    "offer",
    "printer",
    "printer_names",
    "wrap",
]

MM = {"in": 25.4, "mm": 1.0}
#: How far a side may be off a printer's own, in mm: a name such as B format is rounded otherwise in inches.
ROUNDING = 0.6


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold a length for each side of a page, in mm; the inner side is the one at the spine."""

    top: float
    outer: float
    bottom: float
    inner: float


@dataclass(frozen=True, slots=True)
class Cover:
    """Hold what a printer asks of a paperback's cover; lengths in mm.

    `spine_per_page` is for the paper that was chosen. Where `template` is true, no formula is public.
    """

    template: bool
    bleed: float
    spine_per_page: float
    spine_plus: float
    spine_text_pages: int
    spine_clear: float
    barcode: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Printer:
    """Hold what a printer asks of a book; lengths in mm, type and rules in pt, resolution in ppi.

    `gutter` pairs a number of pages with the inside margin that books up to it need; `safe` is the least
    distance of text from the trim in a book that bleeds. `trims` are those on the printer's list, none where
    there is no list; others are custom sizes, between the two of `custom`. `color` is `srgb` or `cmyk`;
    `standard` is None where any PDF will do. A least of 0 asks for nothing.
    """

    name: str
    source: str
    read: str
    trims: tuple[tuple[float, float], ...]
    custom: tuple[tuple[float, float], tuple[float, float]]
    margin: float
    safe: float
    bleed: Sides
    gutter: tuple[tuple[int, float], ...]
    fewest: int
    most: int
    multiple: int
    last_blank: bool
    blanks: int
    color: str
    standard: str | None
    marks: bool
    resolution: int
    least_type: float
    least_rule: float
    megabytes: int
    cover: Cover


@dataclass(frozen=True, slots=True)
class Offer:
    """Say whether a printer makes books of a trim: from the printer's list, or as a custom size.

    `nearest` is the nearest trim that is made without being asked for, as `print.trim` has it.
    """

    listed: bool
    custom: bool
    nearest: str


@dataclass(frozen=True, slots=True)
class Geometry:
    """Hold the size of a page, its least margins and its bleed, in mm; stylesheets choose the margins."""

    width: float
    height: float
    gutter: float
    margin: float
    bleed: Sides


@dataclass(frozen=True, slots=True)
class Wrap:
    """Hold the size of a paperback's cover, back, spine and front in one, in mm; `width` has the bleed in it.

    `spine_text` is the breadth that words on the spine may take, 0 where they must be left out.
    """

    trim: tuple[float, float]
    spine: float
    bleed: float
    spine_text: float
    barcode: tuple[float, float]

    @property
    def width(self) -> float:
        """Give the breadth of the whole sheet."""
        return 2 * (self.bleed + self.trim[0]) + self.spine

    @property
    def height(self) -> float:
        """Give the height of the whole sheet."""
        return 2 * self.bleed + self.trim[1]


def printer(settings: Print) -> Printer:
    """Give the printer that `book.yaml` names, as `printers.toml` describes it."""
    row = dict(_printers()[settings.printer])
    mm = MM[row.pop("unit")]
    return Printer(
        trims=_sizes(row.pop("trims"), mm),
        custom=_sizes(row.pop("custom"), mm),  # type: ignore[arg-type] # the table has two
        margin=row.pop("margin") * mm,
        safe=row.pop("margin_bleed") * mm,
        bleed=Sides(*(side * mm for side in row.pop("bleed"))),
        gutter=tuple((pages, inside * mm) for pages, inside in row.pop("gutter")),
        most=row.pop("most")[settings.paper],
        standard=row.pop("standard") or None,
        cover=_cover(row.pop("cover"), settings.paper, mm),
        **row,
    )


def offer(settings: Print) -> Offer:
    """Say whether the printer of a book makes books of its trim; one without a list takes any between two."""
    chosen, (width, height) = printer(settings), trim_size(settings.trim)
    least, most = chosen.custom
    between = (min(max(width, least[0]), most[0]), min(max(height, least[1]), most[1]))
    listed = min(chosen.trims, key=lambda trim: _apart(trim, (width, height)), default=between)
    custom = _apart(between, (width, height)) <= ROUNDING
    nearest = _written(listed, _printers()[settings.printer]["unit"])
    return Offer(_apart(listed, (width, height)) <= ROUNDING, custom, nearest)


def geometry(settings: Print, pages: int, *, bleeds: bool = False) -> Geometry:
    """Give the geometry of a book of so many pages; past the printer's last row, that row holds."""
    chosen = printer(settings)
    width, height = trim_size(settings.trim)
    gutter = next((inside for most, inside in chosen.gutter if pages <= most), chosen.gutter[-1][1])
    margin = chosen.safe if bleeds else chosen.margin
    return Geometry(width, height, gutter, margin, chosen.bleed if bleeds else Sides(0, 0, 0, 0))


def wrap(settings: Print, pages: int, spine: float | None = None) -> Wrap | None:
    """Give the size of the cover of a book of so many pages, on the paper that it is printed on.

    A spine that is given, in mm, stands in place of the printer's formula; None where he publishes none.
    """
    cover = printer(settings).cover
    if spine is None and cover.template:
        return None
    thick = pages * cover.spine_per_page + cover.spine_plus if spine is None else spine
    room = max(thick - 2 * cover.spine_clear, 0.0) if pages >= cover.spine_text_pages else 0.0
    return Wrap(trim_size(settings.trim), thick, cover.bleed, room, cover.barcode)


def printer_names() -> tuple[str, ...]:
    """Give the names by which `book.yaml` can choose a printer."""
    return tuple(_printers())


def _cover(row: dict[str, Any], paper: str, mm: float) -> Cover:
    return Cover(
        template=row["template"],
        bleed=row["bleed"] * mm,
        spine_per_page=row["spine"][paper] * mm,
        spine_plus=row["plus"] * mm,
        spine_text_pages=row["spine_text_pages"],
        spine_clear=row["spine_clear"] * mm,
        barcode=(row["barcode"][0] * mm, row["barcode"][1] * mm),
    )


def _apart(some: tuple[float, float], others: tuple[float, float]) -> float:
    return max(abs(some[0] - others[0]), abs(some[1] - others[1]))


def _written(trim: tuple[float, float], unit: str) -> str:
    width, height = (f"{side / MM[unit]:.4g}" for side in trim)
    return f"{width}x{height}" + ("mm" if unit == "mm" else "")


def _sizes(sizes: Sequence[Sequence[float]], mm: float) -> tuple[tuple[float, float], ...]:
    return tuple((width * mm, height * mm) for width, height in sizes)


@cache
def _printers() -> dict[str, Any]:
    return tomllib.loads(resources.files("octavo").joinpath("printers.toml").read_text("utf-8"))
