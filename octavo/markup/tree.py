"""Build XHTML trees and read their words: the few steps that every part of `markup` takes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from octavo.xhtml import EPUB, XHTML, XML, Tree, local

__all__ = ["add", "section", "text"]

NAMESPACES: dict[str | None, str] = {None: XHTML, "epub": EPUB}
SPELLED = {"epub:type": f"{{{EPUB}}}type", "xml:lang": f"{{{XML}}}lang"}


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


def text(element: Tree) -> str:
    """Give the words of an element as one line, without the markers of notes in it."""
    return " ".join("".join(_words(element)).split())


def _words(element: Tree) -> list[str]:
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and "noteref" not in child.get("class", "").split():
            if local(child) == "br":
                words.append(" ")
            if local(child) != "annotation":
                words += _words(child)
        words.append(child.tail or "")
    return words


def _set(element: Tree, attributes: Mapping[str, str]) -> None:
    for key, value in attributes.items():
        element.set(SPELLED.get(key, key), value)
