"""Set one formula in a mathematical typeface: TeX goes in, outlines come out.

Mathra sets it as TeX would (TeXbook, appendix G), with the measures of its typeface, STIX Two Math
(OpenType, table MATH). What it draws wrong it says, and then nothing of it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

import mathra

__all__ = ["EM", "Bar", "Formula", "Glyphs", "Stroke", "UnsetError", "set_formula"]

#: How many units of an outline make the size of the type.
EM = 1000
S = "{http://www.w3.org/2000/svg}"
#: The colour of the text around a formula.
AROUND = "currentColor"
#: A path's operators, and how many numbers each takes: all that the outlines of a typeface need.
OPERATORS = {"M": 2, "L": 2, "C": 6, "Z": 0}
TOKEN = re.compile(r"[A-Za-z]|-?[\d.]+")
PLACED = re.compile(r"translate\((?P<x>-?[\d.]+) (?P<y>-?[\d.]+)\)(?: scale\((?P<by>[\d.]+)\))?")

#: An operator of a path and its numbers, in units from the formula's origin; up is positive.
Step = tuple[str, tuple[int, ...]]


class UnsetError(ValueError):
    """Say why a formula cannot be set."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Hold outlines of one colour that are filled together; the colour is None for that of the text."""

    color: str | None
    outline: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold the bar of a fraction or a root: its lower left corner, its width and its height."""

    color: str | None
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """Hold a line from one place to another, and how thick it is."""

    color: str | None
    start: tuple[float, float]
    end: tuple[float, float]
    width: float


@dataclass(frozen=True, slots=True)
class Formula:
    """Hold a formula that is set: its TeX, its box and what is drawn, all in units.

    The origin is where its box begins, on its baseline; `height` is above it and `depth` below.
    """

    tex: str
    width: float
    height: float
    depth: float
    pieces: tuple[Glyphs | Bar | Stroke, ...]


@lru_cache(maxsize=2**11)
def set_formula(tex: str, *, display: bool) -> Formula:
    """Set a formula, in TeX's display style or in its text style: the same every time.

    Raises UnsetError where a command or a letter is not known, the TeX is damaged, or nothing is drawn.
    """
    try:
        made = mathra.render(tex, display=display)
    except ValueError as error:
        raise UnsetError(str(error)) from error
    if made["warnings"]:
        raise UnsetError(made["warnings"][0]["description"].partition(";")[0])
    root = ET.fromstring(made["svg"])  # noqa: S314 -- from the library, no document type
    left, top, width, height = map(float, root.get("viewBox", "").split())
    pieces = tuple(_pieces(root, left))
    if not pieces:
        message = "nothing of it is drawn"
        raise UnsetError(message)
    return Formula(tex, width, -top, top + height, pieces)


def _pieces(root: ET.Element, left: float) -> Iterator[Glyphs | Bar | Stroke]:
    """Give what a drawing has, its letters first, joined by their colour."""
    outlines = {f"#{path.get('id')}": path.get("d", "") for path in root.iter(S + "path")}
    joined: dict[str | None, list[Step]] = {}
    drawn = next(root.iter(S + "g"), None)
    others: list[Bar | Stroke] = []
    for part in drawn if drawn is not None else ():
        if part.tag == S + "use":
            place = _place(part, left)
            joined.setdefault(_color(part, "fill"), []).extend(_steps(outlines[part.get("href", "")], *place))
        elif part.tag == S + "rect":
            others.append(_bar(part, left))
        elif part.tag == S + "line":
            others.append(_stroke(part, left))
        else:
            message = "it has a drawing in it"
            raise UnsetError(message)
    yield from (Glyphs(color, tuple(steps)) for color, steps in joined.items())
    yield from others


def _place(use: ET.Element, left: float) -> tuple[float, float, float]:
    placed = PLACED.fullmatch(use.get("transform", ""))
    if placed is None:
        return float(use.get("x", 0)) - left, float(use.get("y", 0)), 1.0
    return float(placed["x"]) - left, float(placed["y"]), float(placed["by"] or 1)


def _steps(path: str, x: float, y: float, by: float) -> Iterator[Step]:
    tokens = TOKEN.findall(path)
    while tokens:
        operator = tokens.pop(0)
        if operator not in OPERATORS:
            message = "an outline of it cannot be read"
            raise UnsetError(message)
        count = OPERATORS[operator]
        numbers = [float(tokens.pop(0)) * by for _ in range(count)]
        yield operator, tuple(round(number + (y if at % 2 else x)) for at, number in enumerate(numbers))


def _bar(rect: ET.Element, left: float) -> Bar:
    x, y, width, height = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
    return Bar(_color(rect, "fill"), x - left, y, width, height)


def _stroke(line: ET.Element, left: float) -> Stroke:
    x1, y1, x2, y2, width = (float(line.get(name, 0)) for name in ("x1", "y1", "x2", "y2", "stroke-width"))
    return Stroke(_color(line, "stroke"), (x1 - left, y1), (x2 - left, y2), width)


def _color(part: ET.Element, name: str) -> str | None:
    color = part.get(name, AROUND)
    return None if color == AROUND else color
