"""Put the reader's script together from its parts, each of one idea, in `scripts/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["READER", "reader"]

#: The parts in their order: what comes later uses what comes before.
READER = (
    "shelf",
    "looks",
    "sheets",
    "notes",
    "terms",
    "passages",
    "printed_pages",
    "cite",
    "figures",
    "code",
    "scrollers",
    "contents",
    "bookmark",
    "search",
    "keys",
    "begin",
)


@cache
def reader() -> str:
    """Give the script of every page: one function that sees nothing but the page it is in."""
    folder = Path(__file__).parent / "scripts"
    parts = "\n".join((folder / f"{name}.js").read_text("utf-8").strip() for name in READER)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'
