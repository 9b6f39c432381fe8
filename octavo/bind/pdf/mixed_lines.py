"""Keep what runs against its paragraph together over the borders of elements.

WeasyPrint 70 turns the letters of a text by the bidirectional algorithm, but puts the boxes of a line in the
order of its paragraph's direction: of H₂O in a Hebrew one, where the figure is an element, it makes ₂H. So
what runs the other way and goes on from one element to the next gets an element with its own direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

__all__ = ["order_mixed_lines"]

#: The classes of letters in the Unicode Character Database that have a direction, and of figures.
KINDS = {"L": "ltr", "R": "rtl", "AL": "rtl", "EN": "figure", "AN": "figure"}
AGAINST = {"ltr": "rtl", "rtl": "ltr"}
NEUTRAL, MARK, BORDER, OPEN, CLOSE = "", "mark", "border", "open", "close"
#: Brackets that are a pair for the bidirectional algorithm (UAX #9, BD16), of those a book is written with.
BRACKETS = dict.fromkeys("([{", OPEN) | dict.fromkeys(")]}", CLOSE)
#: What stands within a line and holds words; pictures and formulas stand there as a sign does.
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "q", "s", "small", "span", "strong"}
INLINE |= {"sub", "sup", "u", "var"}
SIGNS = {"img"}
#: The classes of those that are lines of their own (`book.css`, `page.css.jinja`).
LINES = {"attribution", "equation-number", "line", "margin", "verse-line"}

Unit = tuple[str, str | ET.Element]


def order_mixed_lines(root: ET.Element) -> None:
    """Give every stretch that runs against its paragraph and crosses a border an element around it."""
    if root.get("dir") == "rtl" or any(_kind(sign) == "rtl" for sign in set("".join(root.itertext()))):
        _order(root, "ltr")


def _order(element: ET.Element, around: str) -> None:
    base = element.get("dir", around)
    if len(element) and base in AGAINST:
        units = list(_units(element))
        stretches = list(_stretches([kind for kind, _ in units], AGAINST[base]))
        crossing = [
            (first, end)
            for first, end in stretches
            if end - first > 1 and any(isinstance(each, ET.Element) for _, each in units[first:end])
        ]
        if crossing:
            _gather(element, units, crossing, AGAINST[base])
    for child in element:
        _order(child, base)


def _units(element: ET.Element) -> Iterator[Unit]:
    """Give the signs and elements that an element holds, each with its kind."""
    yield from ((_kind(sign), sign) for sign in element.text or "")
    for child in element:
        yield _whole(child), child
        yield from ((_kind(sign), sign) for sign in child.tail or "")


def _kind(sign: str) -> str:
    told = unicodedata.bidirectional(sign)
    return MARK if told == "NSM" else KINDS.get(told) or BRACKETS.get(sign, NEUTRAL)


def _whole(element: ET.Element) -> str:
    """Give the kind of what an element holds; a border where that runs both ways, or is no part of a line."""
    if element.tag in SIGNS:
        return NEUTRAL
    kinds = set(map(_kind, "".join(element.itertext()))) - {NEUTRAL, MARK, OPEN, CLOSE}
    lines = bool(LINES & set(element.get("class", "").split()))
    within = (
        not lines and element.tag in INLINE and all(each.tag in INLINE | SIGNS for each in element.iter())
    )
    strong = kinds - {"figure"}
    if not within or len(strong) > 1:
        return BORDER
    return next(iter(strong or kinds), NEUTRAL)


def _stretches(kinds: Sequence[str], against: str) -> Iterator[tuple[int, int]]:
    """Give where stretches begin and end that run against their paragraph, with figures and marks behind."""
    first = end = None
    opened: list[int] = []
    for at, kind in enumerate(kinds):
        if kind == against and first is None:
            first, opened = at, []
        if first is not None:
            if kind == OPEN:
                opened.append(at)
            # A bracket is closed where it was opened (rule N0).
            if kind == CLOSE and opened and (end or 0) > opened.pop():
                end = at + 1
            # A figure behind letters from left to right is one of them (UAX #9, rule W7).
            goes_on = kind == against or (kind == "figure" and against == "ltr")
            end = at + 1 if goes_on or (kind == MARK and end == at) else end
            if kind in {AGAINST[against], BORDER}:
                yield first, end or at
                first = end = None
    if first is not None:
        yield first, end or len(kinds)


def _gather(
    element: ET.Element, units: Sequence[Unit], stretches: Sequence[tuple[int, int]], direction: str
) -> None:
    """Put the units of an element back, those of each stretch into an element of its own."""
    begins, ends = ({each[at] for each in stretches} for at in (0, 1))
    element.text = None
    for child in list(element):
        element.remove(child)
    home = element
    for at, (_, unit) in enumerate(units):
        if at in ends:
            home = element
        if at in begins:
            home = ET.SubElement(element, "span", dir=direction)
        if isinstance(unit, ET.Element):
            unit.tail = None
            home.append(unit)
        elif len(home):
            home[-1].tail = (home[-1].tail or "") + unit
        else:
            home.text = (home.text or "") + unit
