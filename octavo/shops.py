"""Know what bookshops ask of an EPUB: the one way to `shops.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Shop", "shop", "shop_names"]


@dataclass(frozen=True, slots=True)
class Shop:
    """Hold what a shop asks; None or nothing where it does not say.

    Sizes of files are in MiB, of covers in px (width, height), of an SVG's longest side in CSS px. `levels`
    are those of the contents that it shows. `advised` names those of these that it only recommends.
    """

    name: str
    source: str
    read: str
    advised: frozenset[str]
    megabytes: float | None = None
    cover_file: bool = False
    cover_types: tuple[str, ...] = ()
    cover_least: tuple[int, int] | None = None
    cover_shortest: int | None = None
    cover_longest: int | None = None
    image_types: tuple[str, ...] = ()
    image_megapixels: float | None = None
    image_megabytes: float | None = None
    svg_side: float | None = None
    levels: int | None = None


def shop_names() -> tuple[str, ...]:
    """List the shops that are known, in the order of the file."""
    return tuple(_shops())


def shop(name: str) -> Shop:
    """Give what a shop asks; raises KeyError for one that is not known."""
    return _shops()[name]


@cache
def _shops() -> dict[str, Shop]:
    table = tomllib.loads(resources.files("octavo").joinpath("shops.toml").read_text("utf-8"))
    return {name: _shop(entry) for name, entry in table.items()}


def _shop(entry: dict[str, Any]) -> Shop:
    frozen: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    frozen["advised"] = frozenset(entry["advised"])
    return Shop(**frozen)
