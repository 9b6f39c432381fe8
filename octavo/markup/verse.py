"""Divide verse into stanzas and lines, so that a line that is turned can hang; count them where it asks."""

from __future__ import annotations

from lxml import etree

from octavo.line_ranges import NUMBERED, first_number
from octavo.xhtml import XHTML, Tree, local

__all__ = ["COUNTED", "LINE", "count_wish", "set_verse"]

STANZA, LINE = "stanza", "verse-line"
#: What a division says of its numbers (`tidy.py` keeps it): that of its first line, and which are shown.
COUNTED = "data-verse"
#: Every fifth number is shown, as in most editions.
STEP = 5
#: Who said it is no line.
SAID = "attribution"


def set_verse(leaf: Tree) -> None:
    """Give each line of a line block, and of a paragraph in a division `verse`, an element of its own.

    Where a line block has an empty line, a stanza ends. The breaks between lines stay: they part the words.
    """
    for element in list(leaf.iter(f"{{{XHTML}}}div")):
        classes = element.get("class", "").split()
        if "line-block" in classes:
            stanzas = [_stanza(lines) for lines in _stanzas(element)]
            element.text = None
            element.extend(stanzas)
        elif "verse" in classes:
            for paragraph in [child for child in element if local(child) == "p"]:
                _replace(paragraph)
    for element in leaf.iter(f"{{{XHTML}}}div"):
        wish = element.attrib.pop(COUNTED, None)
        if wish is not None:
            _count(element, *map(int, wish.split()))


def count_wish(division: Tree) -> str | None:
    """Give what a division of verse, as pandoc wrote it, says of its numbers; None where it has none."""
    classes = division.get("class", "").split()
    if "verse" not in classes or NUMBERED.isdisjoint(classes):
        return None
    first, step = first_number(division.get("data-startFrom")), first_number(division.get("step", str(STEP)))
    return f"{first or 1} {step or STEP}"


def _count(verse: Tree, first: int, step: int) -> None:
    lines = [
        each for each in verse.iter(f"{{{XHTML}}}span") if each.get("class") == LINE and not _is_said(each)
    ]
    for number, line in enumerate(lines, first):
        if number % step == 0:
            line.set("data-line", str(number))


def _is_said(line: Tree) -> bool:
    alone = len(line) == 1 and not (line.text or "").strip() and not (line[0].tail or "").strip()
    return alone and SAID in line[0].get("class", "").split()


def _replace(paragraph: Tree) -> None:
    made = _stanza([line for line in _lines(paragraph) if not _empty(line)])
    paragraph.text = None
    paragraph.set("class", f"{paragraph.get('class', '')} {STANZA}".strip())
    paragraph.extend(list(made))


def _stanzas(block: Tree) -> list[list[Tree]]:
    stanzas: list[list[Tree]] = [[]]
    for line in _lines(block):
        if _empty(line):
            stanzas.append([])
        else:
            stanzas[-1].append(line)
    return [lines for lines in stanzas if lines]


def _stanza(lines: list[Tree]) -> Tree:
    stanza = etree.Element(f"{{{XHTML}}}p", {"class": STANZA})
    for number, line in enumerate(lines):
        if number:
            etree.SubElement(stanza, f"{{{XHTML}}}br").tail = "\n"
        stanza.append(line)
    return stanza


def _lines(element: Tree) -> list[Tree]:
    """Take what an element holds apart at its breaks; only what stands in other elements stays together."""
    line = _line(element.text)
    lines = [line]
    for child in list(element):
        element.remove(child)
        if local(child) == "br":
            line = _line(child.tail)
            lines.append(line)
        else:
            line.append(child)
    return lines


def _line(words: str | None) -> Tree:
    line = etree.Element(f"{{{XHTML}}}span", {"class": LINE})
    line.text = (words or "").lstrip("\n")
    return line


def _empty(line: Tree) -> bool:
    return not len(line) and not (line.text or "").strip()
