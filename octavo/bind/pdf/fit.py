"""Let no leaf end with a line or two on a page of its own.

A typesetter takes a short last page in, or drives it out, by setting the leaf a hair tighter or looser.
Where that does not help, the page stays as it is: the layout report names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.formatting_structure import boxes

__all__ = ["FITS", "ends_short", "fit"]

#: The classes of `page.css.jinja` that change the width of the spaces, the mildest first.
FITS = ("tight", "loose", "tighter", "looser")
#: With fewer lines than this, a chapter's last page looks forgotten (Hart's Rules, 2.5.1, asks for five).
FEWEST = 4


def ends_short(pages: Sequence[Any]) -> bool:
    """Say whether the last of several pages, WeasyPrint's, has too few lines of text, notes not counted."""
    return len(pages) > 1 and len(_lines(pages[-1]._page_box)) < FEWEST  # noqa: SLF001 -- told nowhere else


def fit(root: ET.Element, name: str) -> None:
    """Give a document one of the classes of FITS, in place of any other; an empty name takes it away."""
    others = [each for each in root.get("class", "").split() if each not in FITS]
    root.set("class", " ".join([*others, *([name] if name else [])]))


def _lines(page: Any) -> set[float]:  # noqa: ANN401 -- WeasyPrint's boxes have no types
    """Give the heights of the lines; what is no text, a picture or a table, counts as enough of them."""
    found: set[float] = set()
    stack = [child for child in page.children if isinstance(child, boxes.BlockBox)]
    while stack:
        box = stack.pop()
        if isinstance(box, boxes.FootnoteAreaBox):
            continue
        if isinstance(box, boxes.LineBox):
            found.add(round(box.position_y, 1))
        elif isinstance(box, boxes.ReplacedBox | boxes.TableBox):
            found |= {-float(number + 1) for number in range(FEWEST)}
        else:
            stack += getattr(box, "children", ())
    return found
