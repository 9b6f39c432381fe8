"""Find the figures, tables and listings that have a caption, and give each an id that a list can lead to."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.markup.tree import text
from octavo.specification import Contents
from octavo.xhtml import Tree, local

__all__ = ["FIGURES", "LISTINGS", "TABLES", "captioned", "name_captioned"]

#: The element of each, that of its caption, and how an id begins that the manuscript does not give.
FIGURES = ("figure", "figcaption", "fig")
TABLES = ("table", "caption", "tbl")
LISTINGS = ("figure", "figcaption", "lst")
#: The class of a figure that is code.
LISTING = "listing"


def captioned(leaf: Tree, things: tuple[str, str, str]) -> Iterator[tuple[Tree, str]]:
    """Give the figures, tables or listings of a leaf that have a caption, and its words without notes."""
    element, caption, _ = things
    for found in leaf.iter():
        is_listing = LISTING in found.get("class", "").split()
        if local(found) == element and is_listing is (things is LISTINGS):
            words = next((text(child) for child in found if local(child) == caption), "")
            if words:
                yield found, words


def name_captioned(leaf: Tree, key: str, contents: Contents) -> None:
    """Give an id to what a list will lead to and has none: `fig-KEY--1`."""
    chosen = ((FIGURES, contents.figures), (TABLES, contents.tables), (LISTINGS, contents.listings))
    for things, wanted in chosen:
        if wanted:
            for number, (found, _) in enumerate(captioned(leaf, things), 1):
                if "id" not in found.attrib:
                    found.set("id", f"{things[2]}-{key}--{number}")
