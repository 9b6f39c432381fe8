"""Put the formulas of a document in the place of their TeX, as pictures that are drawn in outlines."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from xml.etree import ElementTree as ET

from octavo.bind.pdf.forme import Flaw
from octavo.bind.pdf.formula import EM, UnsetError, set_formula
from octavo.bind.pdf.formula_image import FormulaImage
from octavo.bind.pdf.formula_lines import arrange
from octavo.bind.pdf.schemes import BOOK, DESCRIBED

__all__ = ["SET", "Flaw", "place_formulas", "shrunk"]

#: The attribute of code whose text is a formula to be set: `inline`, or `block` for a line of its own.
SET = "data-set"

#: Below this part of the size of its text a formula is hard to read: of 11 pt, it leaves 8.
LEAST = 0.75


def place_formulas(
    root: ET.Element, least_rule: float
) -> tuple[Mapping[str, FormulaImage], tuple[Flaw, ...]]:
    """Change a document in place; give the pictures by their address, and the formulas left as TeX.

    `least_rule` is how thick a bar must be, in pt. A formula stays one sort (`octavo/bind/sorts.py`).
    """
    images: dict[str, FormulaImage] = {}
    flaws: list[Flaw] = []
    for code in [each for each in root.iter() if SET in each.attrib]:
        tex, display = "".join(code.itertext()), code.attrib.pop(SET) == "block"
        try:
            formula = set_formula(tex, display=display)
        except UnsetError as error:
            flaws.append(Flaw(tex, reason=str(error)))
            continue
        address = f"{BOOK}formulas/{sha256(f'{display} {tex}'.encode()).hexdigest()}"
        images.setdefault(address, FormulaImage(formula, least_rule))
        code[:], code.tag, code.text = [], "img", None
        code.attrib |= {"src": address, "alt": f"{DESCRIBED}{tex}"}
        code.set("style", f"vertical-align: {-formula.depth / EM:.3f}em")
    arrange(root)
    return images, tuple(flaws)


def shrunk(images: Mapping[str, FormulaImage]) -> tuple[Flaw, ...]:
    """Give the formulas that had to be drawn too small, so that they fit."""
    small = (image for image in images.values() if image.scale < LEAST)
    return tuple(Flaw(image.formula.tex, scale=image.scale) for image in small)
