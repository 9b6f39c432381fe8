"""Say whether anything in a book runs over the edge of its page."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.book import Leaf
from octavo.specification import Print
from octavo.xhtml import Tree, parse

__all__ = ["BLEED", "bleeds"]

#: The class of a picture that fills its page to the edges.
BLEED = "bleed"


def bleeds(settings: Print, leaves: Iterable[Leaf]) -> bool:
    """Say whether the pages of these leaves need bleed: where it is asked for, or where a picture does."""
    if settings.bleed != "auto":
        return settings.bleed
    return any(BLEED in element.get("class", "").split() for leaf in leaves for element in _shown(leaf))


def _shown(leaf: Leaf) -> Iterable[Tree]:
    return parse(leaf.xhtml).iter() if BLEED in leaf.xhtml else ()
