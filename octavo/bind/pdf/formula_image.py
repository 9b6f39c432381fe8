"""Draw a formula where WeasyPrint draws a picture: as paths, at the size of the text around it."""

from __future__ import annotations

from typing import Any

from PIL import ImageColor

from octavo.bind.pdf.formula import EM, Bar, Formula, Glyphs, Stroke

__all__ = ["FORMULA", "FormulaImage"]

#: The mark around what is drawn of a formula, with its TeX as `Alt`: the name that a tag has for it too
#: (ISO 32000-1, 14.8.4.5 and 14.9.3). By it a print PDF, which has no tags, tells its formulas.
FORMULA = "Formula"
#: How many px there are in a pt.
PX = 4 / 3
ROUND = 1


class FormulaImage:
    """Be a picture to WeasyPrint. No frozen value: it keeps how much it was scaled where it is drawn.

    `scale` is 1 where a formula has the size of its text, and less where it was too wide for its place.
    """

    def __init__(self, formula: Formula, least_rule: float) -> None:
        """Take a formula, and how thick its bars must be, in pt."""
        self.formula = formula
        self.scale = 1.0
        self._least = least_rule * PX

    def get_intrinsic_size(self, _resolution: float, font_size: float) -> tuple[float, float, float]:
        """Give width, height and their ratio, in px, for text of a size."""
        width = self.formula.width * font_size / EM
        height = (self.formula.height + self.formula.depth) * font_size / EM
        return width, height, width / height

    def draw(self, stream: Any, width: float, _height: float, style: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
        """Draw the formula so wide, in px, in the colour of the text."""
        unit = width / self.formula.width
        self.scale = min(self.scale, unit * EM / style["font_size"])
        tex = "\ufeff" + " ".join(self.formula.tex.split())
        stream.begin_marked_content(FORMULA, f"<</Alt <{tex.encode('utf-16-be').hex()}>>>")
        stream.transform(a=unit, d=-unit, f=self.formula.height * unit)
        for piece in self.formula.pieces:
            _ink(stream, piece.color, style["color"], line=isinstance(piece, Stroke))
            if isinstance(piece, Glyphs):
                _fill(stream, piece)
            elif isinstance(piece, Bar):
                _lay(stream, piece, self._least / unit)
            else:
                _stroke(stream, piece, self._least / unit)
        stream.end_marked_content()


def _ink(stream: Any, own: str | None, around: Any, *, line: bool) -> None:  # noqa: ANN401 -- WeasyPrint's
    if own is None:
        stream.set_color(around, stroke=line)
    else:
        red, green, blue = ImageColor.getrgb(own)[:3]
        stream.set_color_rgb(red / 255, green / 255, blue / 255, stroke=line)


def _fill(stream: Any, glyphs: Glyphs) -> None:  # noqa: ANN401 -- WeasyPrint's streams have no types
    for operator, numbers in glyphs.outline:
        match operator:
            case "M":
                stream.move_to(*numbers)
            case "L":
                stream.line_to(*numbers)
            case "C":
                stream.curve_to(*numbers)
            case _:
                stream.close()
    stream.fill()


def _lay(stream: Any, bar: Bar, least: float) -> None:  # noqa: ANN401 -- as above
    """Lay a bar, as thick as the printer prints lines, about its own middle."""
    wider, higher = (max(least - side, 0) for side in (bar.width, bar.height))
    x, y = bar.x - wider / 2, bar.y - higher / 2
    stream.rectangle(round(x, 1), round(y, 1), round(bar.width + wider, 1), round(bar.height + higher, 1))
    stream.fill()


def _stroke(stream: Any, line: Stroke, least: float) -> None:  # noqa: ANN401 -- as above
    stream.set_line_width(round(max(line.width, least), 1))
    stream.set_line_cap(ROUND)
    stream.move_to(*line.start)
    stream.line_to(*line.end)
    stream.stroke()
