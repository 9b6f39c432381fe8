"""Let the caption of a narrow table be as broad as the text: CSS would break it at the table's edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.formatting_structure import boxes

from octavo.bind.pdf.wide_tables import measured_tables

__all__ = ["broaden_captions", "keep_together"]

#: The classes of `page.css.jinja` for such a caption, and for a table that no page parts.
BROAD, TOGETHER = "broad", "together"
#: By how much a table may be narrower than its measure, in px, and its caption still be as narrow.
PLAY = 1.0
#: Up to how many rows, and letters in them, a table is no longer than a paragraph.
ROWS, LETTERS = 8, 600


def keep_together(root: ET.Element) -> None:
    """Mark the short tables of a document, changing the tree: a page that parts one leaves two stubs."""
    for table in root.iter("table"):
        rows = sum(1 for _ in table.iter("tr"))
        if rows <= ROWS and len("".join("".join(table.itertext()).split())) <= LETTERS:
            table.set("class", f"{table.get('class', '')} {TOGETHER}".strip())


def broaden_captions(root: ET.Element, pages: Sequence[Any]) -> bool:
    """Give each caption of several lines the measure, where its table has less; say if there was one.

    `pages` are those of WeasyPrint, whose tree is changed. The table stands in the middle, so its caption
    goes out at both sides by the same.
    """
    broadened = False
    for table, measure in measured_tables(root, pages):
        free = (measure - table.width) / 2
        for box in table.children:
            caption = box.element
            if box.element_tag != "caption" or free < PLAY or BROAD in caption.get("class", "").split():
                continue
            if _lines(box) > 1:
                caption.set("class", f"{caption.get('class', '')} {BROAD}".strip())
                caption.set("style", f"margin-left: -{free:.3f}px; margin-right: -{free:.3f}px")
                broadened = True
    return broadened


def _lines(box: Any) -> int:  # noqa: ANN401 -- WeasyPrint's boxes have no types
    return sum(1 for each in box.descendants() if isinstance(each, boxes.LineBox))
