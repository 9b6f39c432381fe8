"""Divide verse into stanzas and lines, so that a line that is turned can hang."""

from __future__ import annotations

from lxml import etree

from octavo.xhtml import XHTML, Tree, local

__all__ = ["LINE", "set_verse"]

STANZA, LINE = "stanza", "verse-line"


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
