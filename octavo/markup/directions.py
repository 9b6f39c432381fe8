"""Let code run from left to right in a text that runs the other way: no programming language does."""

from __future__ import annotations

from octavo.words import direction
from octavo.xhtml import Tree, local

__all__ = ["direct_code"]


def direct_code(leaf: Tree, lang: str) -> None:
    """Give code the direction `ltr` wherever it would take `rtl` from what it stands in.

    The attribute says so, since EPUB 3.3 (section 6.3.1.2) has no room for it in a stylesheet.
    """
    for element in leaf.iter():
        if local(element) in {"code", "pre"} and _around(element, lang) == "rtl":
            element.set("dir", "ltr")


def _around(element: Tree, lang: str) -> str:
    told = (each.get("dir") for each in (element, *element.iterancestors()))
    return next((each for each in told if each), direction(lang))
