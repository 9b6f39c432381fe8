"""Finish the parts of a Word document: its styles, its page, and what tells of the machine that wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from octavo.export.looks import MADE, looks
from octavo.export.names import PAGE, SET
from octavo.xhtml import Tree

__all__ = ["finish"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VERBATIM = "Verbatim Char"
DATES = "http://purl.org/dc/terms/"
#: The day that every document was made on, so that it is the same each time.
DAY = "1980-01-01T00:00:00Z"
#: Twentieths of a point, and of what a line is high (ECMA-376 part 1, section 17.3.1.33).
TWIPS, LINE = 20, 240
#: In which order the properties of a paragraph and of a run stand (sections 17.3.1.26 and 17.3.2.28).
PARAGRAPH = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "shd", "tabs", "spacing", "ind", "jc")
RUN = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "smallCaps", "color", "sz", "szCs", "shd")
#: What stands behind these again.
AFTER_PARAGRAPH, AFTER_RUN = ("outlineLvl",), ("vertAlign", "lang")


def finish(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts with the looks of `typescript.toml`, dates that never change, and tidy descriptions."""
    done = dict(parts)
    for name, change in CHANGES.items():
        if name in done:
            tree = etree.fromstring(done[name], etree.XMLParser(resolve_entities=False, no_network=True))
            change(tree)
            done[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return done


def _q(name: str) -> str:
    return f"{{{W}}}{name}"


def _core(tree: Tree) -> None:
    for date in tree.iter(f"{{{DATES}}}created", f"{{{DATES}}}modified"):
        date.text = DAY


def _pictures(tree: Tree) -> None:
    """Drop the addresses that pandoc writes as names of pictures: here they hold the whole picture."""
    for picture in tree.iter("{*}cNvPr"):
        if picture.get("descr", "").startswith("data:"):
            picture.set("descr", "")


def _pages(tree: Tree) -> None:
    """Make references to pages fields that Word fills in; until it does, they say the section."""
    for mark in tree.iter(_q("bookmarkStart")):
        link = mark.getnext()
        named = mark.get(_q("name"), "").startswith(SET + PAGE)
        if named and link is not None and link.tag == _q("hyperlink"):
            goal = link.attrib.pop(_q("anchor"), "")
            link.tag = _q("fldSimple")
            link.set(_q("instr"), f" PAGEREF {goal} \\h ")


def _bookmarks(tree: Tree) -> None:
    """Put the bookmarks that stand between paragraphs to the beginning of the next: there none gets lost."""
    ends = {mark.get(_q("id")): mark for mark in tree.iter(_q("bookmarkEnd"))}
    waiting: list[Tree] = []
    for element in list(tree.iter(_q("bookmarkStart"), _q("p"))):
        parent = element.getparent()
        if element.tag == _q("p"):
            first = element.find(_q("pPr"))
            for mark in reversed(waiting):
                end = ends[mark.get(_q("id"))]
                if first is None:
                    element.insert(0, mark)
                else:
                    first.addnext(mark)
                mark.addnext(end)
                mark.tail = end.tail = None
            waiting = []
        elif parent is not None and parent.tag != _q("p"):
            waiting.append(element)


def _running(tree: Tree) -> None:
    _bookmarks(tree)
    _pictures(tree)
    _pages(tree)


def _document(tree: Tree) -> None:
    _running(tree)
    page = looks().page
    for section in tree.iter(_q("sectPr")):
        for old in section.findall(_q("footnotePr")):
            section.remove(old)
        size = etree.SubElement(section, _q("pgSz"))
        size.set(_q("w"), _twips(page["width"]))
        size.set(_q("h"), _twips(page["height"]))
        margins = etree.SubElement(section, _q("pgMar"))
        for side in ("top", "right", "bottom", "left"):
            margins.set(_q(side), _twips(page["margin"]))
        for side in ("header", "footer"):
            margins.set(_q(side), _twips(page["margin"] / 2))
        margins.set(_q("gutter"), "0")


def _styles(tree: Tree) -> None:
    text, told = looks().text, dict(looks().styles)
    named = {each.get(_q("val")) for each in tree.iter(_q("name"))}
    for missing in sorted(told.keys() - named):
        _add(tree, missing)
    for fonts in tree.findall(f"{_q('docDefaults')}//{_q('rFonts')}"):
        _typeface(fonts, text["typeface"])
    for style in tree.iter(_q("style")):
        name = style.find(_q("name"))
        look = told.get("" if name is None else name.get(_q("val"), ""))
        character = style.get(_q("type")) == "character"
        if look is not None and not character:
            _paragraph(_part(style, "pPr", before=("rPr", "tblPr")), look)
        if look is not None or (not character and style.find(_q("rPr")) is not None):
            _run(_part(style, "rPr", before=("tblPr",)), look or {}, text)


def _add(tree: Tree, name: str) -> None:
    """Add a style that pandoc uses, or may use, and leaves to the reader."""
    kind = "character" if name in {MADE, VERBATIM} else "paragraph"
    style = etree.SubElement(tree, _q("style"))
    for key, value in {"type": kind, "customStyle": "1", "styleId": name.replace(" ", "")}.items():
        style.set(_q(key), value)
    for key, value in {"name": name, "basedOn": "Normal"}.items():
        if key == "name" or kind == "paragraph":
            etree.SubElement(style, _q(key)).set(_q("val"), value)


def _part(style: Tree, name: str, before: tuple[str, ...]) -> Tree:
    found = style.find(_q(name))
    if found is not None:
        return found
    made = etree.Element(_q(name))
    behind = next((each for each in style if etree.QName(each).localname in before), None)
    if behind is None:
        style.append(made)
    else:
        behind.addprevious(made)
    return made


def _paragraph(properties: Tree, look: Mapping[str, Any]) -> None:
    if look.get("page"):
        _put(properties, "pageBreakBefore", {}, PARAGRAPH)
    spacing = {side: _twips(look[side]) for side in ("before", "after") if side in look}
    if "line" in look:
        spacing |= {"line": str(round(look["line"] * LINE)), "lineRule": "auto"}
    _put(properties, "spacing", spacing, PARAGRAPH)
    sides = {"left": "left", "right": "right", "indent": "firstLine"}
    indents = {there: _twips(look[here]) for here, there in sides.items() if here in look}
    if indents:
        _put(properties, "ind", indents, PARAGRAPH)
    if "align" in look:
        _put(properties, "jc", {"val": look["align"]}, PARAGRAPH)


def _run(properties: Tree, look: Mapping[str, Any], text: Mapping[str, Any]) -> None:
    """Set letters: black, upright and in the one typeface where the look does not say otherwise."""
    for old in ("color", "b", "bCs", "i", "iCs", "rFonts"):
        for each in properties.findall(_q(old)):
            properties.remove(each)
    typeface = look.get("typeface", text["typeface"])
    _typeface(_put(properties, "rFonts", {}, RUN), typeface)
    for name, marks in {"bold": ("b", "bCs"), "italic": ("i", "iCs")}.items():
        if look.get(name):
            for mark in marks:
                _put(properties, mark, {}, RUN)
    if "size" in look:
        for mark in ("sz", "szCs"):
            _put(properties, mark, {"val": str(round(look["size"] * 2))}, RUN)
    if "shade" in look:
        _put(properties, "shd", {"val": "clear", "color": "auto", "fill": look["shade"]}, RUN)


def _typeface(fonts: Tree, name: str) -> None:
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(_q(script), name)


def _put(properties: Tree, name: str, told: Mapping[str, str], order: tuple[str, ...]) -> Tree:
    """Put a property in its place among the others; one that is there is replaced."""
    for old in properties.findall(_q(name)):
        properties.remove(old)
    made = etree.Element(_q(name))
    for key, value in told.items():
        made.set(_q(key), value)
    last = {*order[order.index(name) + 1 :], *AFTER_PARAGRAPH, *AFTER_RUN}
    behind = next((each for each in properties if etree.QName(each).localname in last), None)
    if behind is None:
        properties.append(made)
    else:
        behind.addprevious(made)
    return made


def _twips(points: float) -> str:
    return str(round(points * TWIPS))


#: What is changed in which part.
CHANGES = {
    "docProps/core.xml": _core,
    "word/document.xml": _document,
    "word/footnotes.xml": _running,
    "word/styles.xml": _styles,
}
