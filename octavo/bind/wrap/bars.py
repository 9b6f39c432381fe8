"""Draw the bars of an ISBN."""

from __future__ import annotations

import barcode

__all__ = ["bars", "isbn"]

#: Modules of an EAN-13, the light margins among them, 11 and 7 wide (GS1 General Specifications, 5.2.3.4).
LIGHT, MODULES = 11, 113
#: In mm, at nominal size: a module, the height of the bars, how far guards go below them, all with figures.
MODULE, BARS, GUARD, HIGH = 0.33, 22.85, 1.65, 25.93
#: Modules of the guards: first, middle, last.
GUARDS = {*range(3), *range(45, 50), *range(92, 95)}
#: How small and large the whole may be (GS1 General Specifications, 5.12).
SMALLEST, NOMINAL = 0.8, 1.0


def isbn(identifier: str | None) -> str | None:
    """Give the thirteen digits of an ISBN that is written as a URI; None for another identifier."""
    if identifier is None or not identifier.startswith("urn:isbn:"):
        return None
    return "".join(filter(str.isdigit, identifier))


def bars(digits: str, box: tuple[float, float]) -> str:
    """Give an SVG of the EAN-13 of an ISBN, as large as a box allows but no more than nominal; in mm."""
    scale = min(NOMINAL, max(SMALLEST, min(box[0] / (MODULE * MODULES), box[1] / HIGH)))
    pattern = barcode.EAN13(digits).build()[0]
    drawn = [
        f'<rect x="{(LIGHT + at) * MODULE:.3f}" y="0" width="{MODULE}" '
        f'height="{BARS + (GUARD if at in GUARDS else 0):.3f}"/>'
        for at, module in enumerate(pattern)
        if module == "1"
    ]
    figures = [(LIGHT - 7, digits[0]), *((LIGHT + 3 + 7 * at, digits[1 + at]) for at in range(6))]
    figures += [(LIGHT + 50 + 7 * at, digits[7 + at]) for at in range(6)]
    drawn += [
        f'<text x="{(at + 3.5) * MODULE:.3f}" y="{HIGH - 0.1}" text-anchor="middle">{figure}</text>'
        for at, figure in figures
    ]
    width = MODULE * MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {HIGH}" '
        f'width="{width * scale:.2f}mm" height="{HIGH * scale:.2f}mm">'
        f'<g fill="#000" font-family="Octavo Text" font-size="3.6">{"".join(drawn)}</g></svg>'
    )
