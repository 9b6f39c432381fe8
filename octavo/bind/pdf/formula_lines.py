"""Arrange formulas: letters that touch one stay with it, a displayed one has a line of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import takewhile
from xml.etree import ElementTree as ET

from octavo.bind.pdf.fasten import FAST
from octavo.bind.sorts import TEX

__all__ = ["EQUATION", "arrange"]

#: The classes of `page.css.jinja` for a paragraph that is a displayed formula, and for one that goes on.
DISPLAY, ON = "display", "on"
#: The class of a displayed formula with its number.
EQUATION = "equation"
#: What may stand behind a displayed formula on its line (general categories, Unicode 17, section 4.5).
CLOSING = {"Pe", "Pf", "Po"}


def arrange(root: ET.Element) -> None:
    """Change a document whose formulas are pictures of the class `tex`, those with a number in a span.

    WeasyPrint 70 may break a line between a picture and a letter, as in `$n$th`, and would indent what goes
    on behind a block within a paragraph.
    """
    above = {child: element for element in root.iter() for child in element}
    for picture in [each for each in root.iter("img") if TEX in _classes(each)]:
        _hold(picture, above[picture])
    for paragraph in list(root.iter("p")):
        _part(paragraph, above[paragraph])


def _part(paragraph: ET.Element, home: ET.Element) -> None:
    """Make paragraphs of the displayed formulas in one, and of what stands between them.

    The first of them keeps the id, all keep the classes.
    """
    if not any(_is_displayed(child) or _is_numbered(child) for child in paragraph):
        return
    parts = [_paragraph(paragraph, paragraph.text)]
    for child in paragraph:
        if _is_displayed(child) or _is_numbered(child):
            child.tail, after = _cut(child.tail or "", lambda sign: unicodedata.category(sign) in CLOSING)
            parts += [_paragraph(paragraph, None, DISPLAY), _paragraph(paragraph, after, ON)]
            parts[-2].append(child)
            if _is_numbered(child):
                _spread(child, parts[-2])
        else:
            parts[-1].append(child)
    kept = [part for part in parts if len(part) or (part.text or "").strip()]
    kept[0].attrib |= {name: value for name, value in paragraph.attrib.items() if name != "class"}
    kept[-1].tail = paragraph.tail
    at = list(home).index(paragraph)
    home[at : at + 1] = kept


def _spread(equation: ET.Element, line: ET.Element) -> None:
    """Let a formula stand in the middle of its line: before it as much is kept free as for its number.

    A link to it shows all of it, from the line's id: the anchor of the span would be at the foot.
    """
    line.set("class", f"{line.get('class', '')} {EQUATION}-line")
    if "id" in equation.attrib:
        line.set("id", equation.attrib.pop("id"))
    free = ET.Element("span", {"class": f"{EQUATION}-free"})
    free.tail = " "
    equation.insert(0, free)


def _paragraph(paragraph: ET.Element, text: str | None, *classes: str) -> ET.Element:
    named = [*_classes(paragraph), *classes]
    part = ET.Element("p", {"class": " ".join(named)} if named else {})
    part.text = text
    return part


def _is_displayed(child: ET.Element) -> bool:
    return child.tag == "img" and {TEX, "block"} <= set(_classes(child))


def _is_numbered(child: ET.Element) -> bool:
    return EQUATION in _classes(child)


def _hold(picture: ET.Element, home: ET.Element) -> None:
    """Hold to a formula the letters that touch it, in one span."""
    at = list(home).index(picture)
    before = (home.text if at == 0 else home[at - 1].tail) or ""
    first = _cut(before[::-1], str.isalnum)[0][::-1]
    last, tail = _cut(picture.tail or "", str.isalnum)
    if _is_displayed(picture) or not (first or last):
        return
    held = ET.Element("span", {"class": FAST})
    held.text, picture.tail, held.tail = first, last, tail
    held.append(picture)
    home[at] = held
    if at == 0:
        home.text = before[: len(before) - len(first)]
    else:
        home[at - 1].tail = before[: len(before) - len(first)]


def _cut(words: str, kept: Callable[[str], bool]) -> tuple[str, str]:
    """Cut from some words what they begin with of a kind."""
    first = "".join(takewhile(kept, words))
    return first, words[len(first) :]


def _classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()
