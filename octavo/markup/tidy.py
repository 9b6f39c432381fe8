"""Bring pandoc's HTML into the vocabulary of the leaf: no style, no script, nothing unknown."""

from __future__ import annotations

import re
from collections.abc import Callable

from octavo.markup.raw_formulas import show_tex
from octavo.markup.tree import text
from octavo.markup.verse import COUNTED, count_wish
from octavo.xhtml import XHTML, XML, Tree, local

__all__ = ["tidy"]

#: Attributes that say what a thing is; all others say how it should look or act, and go.
KEPT = frozenset(
    {"alt", "cite", "class", "colspan", "datetime", "dir", "href", "id", "lang", "reversed"}
    | {"role", "rowspan", "scope", "src", "start", "title", "type", "value"}
)
ALIGNMENT = re.compile(r"text-align:\s*(left|right|center)")
WIDTH = re.compile(r"width:\s*([\d.]+(?:%|mm|cm|in|pt|px|em|rem))")


def tidy(body: Tree) -> None:
    """Change a tree in place until it holds only what `docs/leaf.md` lists."""
    show_tex(body)
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element is body:
            continue
        if local(element) == "math":
            _mathematics(element)
        if "MathML" in element.tag:
            continue
        _look(element)
        mend = MENDS.get(local(element))
        if mend:
            mend(element)
        _strip(element)


def _look(element: Tree) -> None:
    element.attrib.pop(COUNTED, None)
    wish = count_wish(element) if local(element) == "div" else None
    if wish:
        element.set(COUNTED, wish)
    style = element.get("style", "")
    alignment, width = ALIGNMENT.search(style), WIDTH.search(style)
    if alignment:
        element.set("class", f"{element.get('class', '')} align-{alignment[1]}".strip())
    if width:
        element.set("data-width", width[1])
    language = element.get("lang")
    if language:
        element.set(f"{{{XML}}}lang", language)


def _strip(element: Tree) -> None:
    for attribute in list(element.attrib):
        known = attribute in KEPT or attribute in {f"{{{XML}}}lang", "data-width", COUNTED}
        if not known:
            del element.attrib[attribute]
    if element.get("class") == "":
        del element.attrib["class"]


def _mathematics(element: Tree) -> None:
    words = [part.text or "" for part in element.iter() if local(part) == "annotation"]
    element.set("alttext", words[0] if words else text(element))


def _scene(element: Tree) -> None:
    element.set("class", "scene")


def _image(element: Tree) -> None:
    element.set("alt", element.get("alt", ""))


def _head_cell(element: Tree) -> None:
    # A corner without words is the head of nothing.
    if not text(element).strip() and not len(element):
        element.tag = f"{{{XHTML}}}td"
        element.attrib.pop("scope", None)


def _tick_box(element: Tree) -> None:
    box = next((child for child in element if local(child) == "input"), None)
    if box is None:
        return
    sign = "☒ " if box.get("checked") is not None else "☐ "
    element.text = sign + (box.tail or "")
    element.remove(box)
    element.tag = f"{{{XHTML}}}span"


MENDS: dict[str, Callable[[Tree], None]] = {"hr": _scene, "img": _image, "label": _tick_box, "th": _head_cell}
