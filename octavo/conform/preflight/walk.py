"""Walk through a page's content, and the forms and patterns in it, and note what marks it makes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pikepdf

from octavo.conform.preflight.bars import Rectangle, bars
from octavo.conform.preflight.fonts import read_font
from octavo.conform.preflight.hand import Hand
from octavo.conform.preflight.sheets import Box, Color, Font, Mark, Picture
from octavo.conform.preflight.spaces import space_name

__all__ = ["Seen", "walk"]

#: What is asked of a content stream; pikepdf skips the others much faster than we could.
OPERATORS = (
    "q Q cm w Tf Tm Tr BT Tj TJ ' \" Do gs sh re m l c v y "
    "f F f* B B* b b* S s n g G rg RG k K cs CS sc SC scn SCN"
)
#: Colours of the device spaces need no name.
PLAIN = {"g": "Gray", "rg": "RGB", "k": "CMYK"}
FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
EVEN_ODD = frozenset({"f*", "B*", "b*"})
STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
PATHS = frozenset({"m", "l", "c", "v", "y", "re"})
SHOWS = frozenset({"Tj", "TJ", "'", '"'})
#: Text that is not painted (ISO 32000-1, table 106).
INVISIBLE = 3
#: A bar thicker than this, in pt, is an area.
LINE = 3.0
#: No drawing needs more forms in one another; a form in itself would never end.
DEPTH = 20


@dataclass(slots=True)
class Seen:
    """Gather what a page is marked with; not a frozen value, since it grows while the page is read."""

    marks: set[Mark] = field(default_factory=set)
    pictures: set[Picture] = field(default_factory=set)
    fonts: set[Font] = field(default_factory=set)
    clear: bool = False


def walk(page: pikepdf.Page, trim: Box) -> Seen:
    """Give what a page is marked with, in its own content and in all that it draws.

    What is drawn outside the trim, as crop marks are, is cut off and not noted.
    """
    seen = Seen(clear=_is_group(page.obj))
    _Walk(seen, _resources(page.obj, pikepdf.Dictionary()), trim, 0).through(
        page, Hand(pikepdf.Matrix(), pikepdf.Matrix())
    )
    return seen


@dataclass(slots=True)
class _Walk:
    seen: Seen
    resources: pikepdf.Dictionary
    trim: Box
    depth: int
    hands: list[Hand] = field(default_factory=list)
    rects: list[Rectangle] = field(default_factory=list)
    strokes: list[list[tuple[float, float]]] = field(default_factory=list)

    def through(self, content: pikepdf.Page | pikepdf.Object, hand: Hand) -> None:
        """Follow a hand through a content stream."""
        for instruction in pikepdf.parse_content_stream(content, OPERATORS):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                continue
            name, operands = str(instruction.operator), list(instruction.operands)
            if name == "q":
                self.hands.append(hand)
            elif name == "Q":
                hand = self.hands.pop() if self.hands else hand
            elif name in SHOWS:
                self._show(hand)
            elif name in FILLS or name in STROKES or name == "n":
                self._paint(name, hand)
            elif name in PATHS:
                self._draw(name, [float(each) for each in operands], hand)
            elif name in {"Do", "sh", "gs"}:
                self._name(name, operands[0], hand)
            else:
                hand = self._set(name, operands, hand)

    def _set(self, name: str, operands: Sequence[pikepdf.Object], hand: Hand) -> Hand:
        match name:
            case "cm":
                hand = replace(hand, matrix=pikepdf.Matrix(*map(float, operands)) @ hand.matrix)
            case "BT":
                hand = replace(hand, text=pikepdf.Matrix())
            case "Tm":
                hand = replace(hand, text=pikepdf.Matrix(*map(float, operands)))
            case "Tr":
                hand = replace(hand, invisible=int(operands[0]) == INVISIBLE)
            case "w":
                hand = replace(hand, width=float(operands[0]))
            case "Tf":
                self._font(str(operands[0]))
                hand = replace(hand, size=float(operands[1]))
            case _ if name == name.lower():
                hand = replace(hand, fill=self._color(name, operands, hand, hand.fill))
            case _:
                hand = replace(hand, stroke=self._color(name.lower(), operands, hand, hand.stroke))
        return hand

    def _color(self, name: str, operands: Sequence[pikepdf.Object], hand: Hand, now: Color) -> Color:
        if name == "cs":
            return Color(space_name(operands[0], self.resources))
        if operands and isinstance(operands[-1], pikepdf.Name):
            return self._pattern(str(operands[-1]), now, hand)
        return Color(PLAIN.get(name, now.space), tuple(map(float, operands)))

    def _pattern(self, name: str, color: Color, hand: Hand) -> Color:
        pattern = self.resources.get("/Pattern", pikepdf.Dictionary()).get(name)
        if pattern is None:
            return color
        if "/Shading" in pattern:
            return Color(space_name(pattern.Shading.get("/ColorSpace"), self.resources))
        self._within(pattern, hand)
        return color if color.space != "Pattern" else Color("Gray")

    def _font(self, name: str) -> None:
        font = self.resources.get("/Font", pikepdf.Dictionary()).get(name)
        if font is not None:
            self.seen.fonts.add(read_font(font))

    def _show(self, hand: Hand) -> None:
        if not hand.invisible:
            self.seen.marks.add(Mark("type", hand.fill, round(hand.type_size, 2)))

    def _draw(self, name: str, numbers: Sequence[float], hand: Hand) -> None:
        if name in {"m", "re"} or not self.strokes:
            self.strokes.append([])
        if name == "re":
            x, y, width, height = numbers
            numbers = (x, y, x + width, y + height)
            self.rects.append((min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)))
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        self.strokes[-1] += [hand.matrix.transform(pair) for pair in pairs]

    def _paint(self, name: str, hand: Hand) -> None:
        kept = any(_overlaps(stroke, self.trim) for stroke in self.strokes)
        if name in FILLS and kept:
            for width, height in bars(self.rects, even_odd=name in EVEN_ODD):
                across = width * math.hypot(hand.matrix.a, hand.matrix.b)
                along = height * math.hypot(hand.matrix.c, hand.matrix.d)
                self.seen.marks.add(_filled(hand.fill, across, along))
            if len(self.strokes) > len(self.rects):
                self.seen.marks.add(Mark("area", hand.fill))
        if name in STROKES and kept:
            self.seen.marks.add(Mark("rule", hand.stroke, round(hand.width * hand.scale, 3)))
        self.rects, self.strokes = [], []

    def _name(self, operator: str, name: pikepdf.Object, hand: Hand) -> None:
        kind = {"Do": "/XObject", "sh": "/Shading", "gs": "/ExtGState"}[operator]
        named = self.resources.get(kind, pikepdf.Dictionary()).get(str(name))
        if named is None:
            return
        if operator == "gs":
            self.seen.clear |= _is_clear(named)
        elif operator == "sh":
            self.seen.marks.add(Mark("area", Color(space_name(named.get("/ColorSpace"), self.resources))))
        elif named.get("/Subtype") == pikepdf.Name.Form:
            self.seen.clear |= _is_group(named)
            self._within(named, hand)
        else:
            self._picture(named, hand)

    def _within(self, form: pikepdf.Object, hand: Hand) -> None:
        if self.depth >= DEPTH:
            return
        matrix = pikepdf.Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
        inner = _Walk(self.seen, _resources(form, self.resources), self.trim, self.depth + 1)
        inner.through(form, replace(hand, matrix=matrix @ hand.matrix))

    def _picture(self, image: pikepdf.Object, hand: Hand) -> None:
        self.seen.clear |= "/SMask" in image
        across = math.hypot(hand.matrix.a, hand.matrix.b) / 72
        along = math.hypot(hand.matrix.c, hand.matrix.d) / 72
        if not across or not along:
            return
        resolution = min(int(image.Width) / across, int(image.Height) / along)
        stencil = bool(image.get("/ImageMask", False))
        space = hand.fill.space if stencil else space_name(image.get("/ColorSpace"), self.resources)
        self.seen.pictures.add(Picture(space, int(image.Width), round(resolution, 1)))


def _resources(drawn: pikepdf.Object, above: pikepdf.Dictionary) -> pikepdf.Dictionary:
    own = drawn.get("/Resources")
    return own if isinstance(own, pikepdf.Dictionary) else above


def _overlaps(points: Sequence[tuple[float, float]], box: Box) -> bool:
    if not points:
        return False
    left, bottom, right, top = box
    return (
        any(x > left for x, _ in points)
        and any(x < right for x, _ in points)
        and (any(y > bottom for _, y in points) and any(y < top for _, y in points))
    )


def _filled(color: Color, across: float, along: float) -> Mark:
    """Take what is long and thin for a rule: so the engine draws borders."""
    thin, long = sorted((across, along))
    return Mark("rule", color, round(thin, 3)) if thin * 4 < long and thin < LINE else Mark("area", color)


def _is_clear(state: pikepdf.Object) -> bool:
    """Say whether a graphics state lets what lies below show (ISO 32000-1, 11.6)."""
    alpha = min(float(state.get(key, 1)) for key in ("/ca", "/CA"))
    blend = str(state.get("/BM", "/Normal"))
    mask = state.get("/SMask", pikepdf.Name("/None"))
    return alpha < 1 or blend not in {"/Normal", "/Compatible"} or mask != pikepdf.Name("/None")


def _is_group(drawn: pikepdf.Object) -> bool:
    """Say whether a page or form is a transparency group (ISO 32000-1, 11.6.6)."""
    return "/Group" in drawn and drawn.Group.get("/S") == pikepdf.Name.Transparency
