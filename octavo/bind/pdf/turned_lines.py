"""Find the lines of code that are wider than the page and go on below themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint.formatting_structure import boxes

from octavo.bind.pdf.code_lines import LINE
from octavo.bind.pdf.forme import Turned

__all__ = ["turned_lines"]


def turned_lines(root: ET.Element, pages: Sequence[Any]) -> tuple[Turned, ...]:
    """Give each block of a document's code with such lines; `pages` are WeasyPrint's."""
    homes = {line: block for block in root.iter("pre") for line in block.iter("span") if _is_line(line)}
    if not homes:
        return ()
    rows: dict[ET.Element, int] = dict.fromkeys(homes, 0)
    for page in pages:
        stack = [page._page_box]  # noqa: SLF001 -- told nowhere else
        while stack:
            box = stack.pop()
            if isinstance(box, boxes.BlockBox) and box.element in rows:
                rows[box.element] += sum(isinstance(child, boxes.LineBox) for child in box.children)
            else:
                stack += getattr(box, "children", ())
    return tuple(_blocks(homes, rows))


def _blocks(homes: Mapping[ET.Element, ET.Element], rows: Mapping[ET.Element, int]) -> list[Turned]:
    found: dict[ET.Element, list[ET.Element]] = {}
    for line, block in homes.items():
        if rows[line] > 1:
            found.setdefault(block, []).append(line)
    return [Turned("".join(lines[0].itertext()), len(lines)) for lines in found.values()]


def _is_line(element: ET.Element) -> bool:
    return LINE in element.get("class", "").split()
