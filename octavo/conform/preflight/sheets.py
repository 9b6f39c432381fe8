"""Hold what a preflight sees of a print PDF: its pages, what is drawn there, what the file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Box", "Color", "File", "Font", "Mark", "Picture", "Sheet"]

#: Left, bottom, right, top, in pt.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Color:
    """Hold a colour as it is written: its space (Gray, RGB, CMYK, or another's own name) and its tints."""

    space: str
    tints: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold what a page is marked with: type or a rule of a size in pt, or an area."""

    kind: Literal["type", "rule", "area"]
    color: Color
    size: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold a picture: the space of its colours, its width in px, and its resolution as printed, in ppi."""

    space: str
    width: int
    resolution: float


@dataclass(frozen=True, slots=True)
class Font:
    """Hold a font: its name, whether it is embedded, and whether only the letters that are used are."""

    name: str
    embedded: bool
    subset: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a page: its number from 1, its boxes, and all that is drawn on it, each kind of it once.

    `type_area` holds all the text, None on a page that has none. `clear` says that something there is
    not opaque, and `active` that something can be clicked.
    """

    number: int
    media: Box
    bleed: Box
    trim: Box
    type_area: Box | None
    marks: frozenset[Mark]
    pictures: frozenset[Picture]
    fonts: frozenset[Font]
    clear: bool
    active: bool

    @property
    def blank(self) -> bool:
        """Say whether nothing is printed there that is not cut off."""
        return self.type_area is None and not self.pictures and not self.marks


@dataclass(frozen=True, slots=True)
class File:
    """Hold what a PDF says of itself: version, PDF/X standard, the inks of its output intent (0: none)."""

    sheets: tuple[Sheet, ...]
    version: str
    standard: str | None
    intent: int
    outline: bool
    encrypted: bool
