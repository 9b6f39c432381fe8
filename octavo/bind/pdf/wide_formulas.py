"""Give a numbered formula that is too wide beside its number the whole line: the number goes below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from octavo.bind.pdf.formula_image import FormulaImage
from octavo.bind.pdf.formula_lines import EQUATION

__all__ = ["part_numbers"]

#: The class of a line whose number stands below.
BELOW = "below"
#: By how much a formula may be narrower than it would be by itself, in px: what WeasyPrint rounds by.
PLAY = 0.5


def part_numbers(root: ET.Element, pages: Sequence[Any]) -> bool:
    """Set the number of each formula below that it makes smaller; say if there was one.

    `pages` are those of WeasyPrint, the tree is changed.
    """
    lines = [line for line in root.iter("p") if _is_beside(line)]
    pressed = {id(element) for element in _pressed(pages)} if lines else set()
    changed = [line for line in lines if any(id(part) in pressed for part in line.iter())]
    for line in changed:
        line.set("class", f"{line.get('class')} {BELOW}")
        for equation in line:
            for free in equation.findall(f"span[@class='{EQUATION}-free']"):
                equation.remove(free)
    return bool(changed)


def _pressed(pages: Sequence[Any]) -> list[ET.Element]:
    """Give the pictures of formulas that are narrower than they would be by themselves."""
    found: list[ET.Element] = []
    for page in pages:
        for box in page._page_box.descendants():  # noqa: SLF001 -- told nowhere else
            formula = getattr(box, "replacement", None)
            if isinstance(formula, FormulaImage):
                width, *_ = formula.get_intrinsic_size(1, box.style["font_size"])
                if box.width < width - PLAY:
                    found.append(box.element)
    return found


def _is_beside(line: ET.Element) -> bool:
    classes = line.get("class", "").split()
    return f"{EQUATION}-line" in classes and BELOW not in classes
