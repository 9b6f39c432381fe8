"""Build and read XHTML trees: the few steps that every part of `markup` takes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

__all__ = ["EPUB", "XHTML", "XML", "Tree", "add", "name", "section", "text", "write"]

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES: dict[str | None, str] = {None: XHTML, "epub": EPUB}
SPELLED = {"epub:type": f"{{{EPUB}}}type", "xml:lang": f"{{{XML}}}lang"}

Tree = etree._Element


def section(tag: str, attributes: Mapping[str, str]) -> Tree:
    """Make an outermost element with the namespaces of a leaf declared."""
    made = etree.Element(f"{{{XHTML}}}{tag}", nsmap=NAMESPACES)
    _set(made, attributes)
    return made


def add(parent: Tree, tag: str, words: str = "", /, **attributes: str) -> Tree:
    """Add an element to the end of another; `class_` stands for the attribute `class`."""
    made = etree.SubElement(parent, f"{{{XHTML}}}{tag}")
    _set(made, {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()})
    made.text = words or None
    return made


def name(element: Tree) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text(element: Tree) -> str:
    """Give the words of an element as one line, without the markers of notes in it."""
    return " ".join("".join(_words(element)).split())


def write(element: Tree) -> str:
    """Write a tree as XML text without its tail."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _words(element: Tree) -> list[str]:
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and "noteref" not in child.get("class", "").split():
            if name(child) == "br":
                words.append(" ")
            if name(child) != "annotation":
                words += _words(child)
        words.append(child.tail or "")
    return words


def _set(element: Tree, attributes: Mapping[str, str]) -> None:
    for key, value in attributes.items():
        element.set(SPELLED.get(key, key), value)
