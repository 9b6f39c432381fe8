"""Know the paragraphs that are pictures, and those that begin with one: neither is indented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.xhtml import XHTML, Tree, local

__all__ = ["name_pictures"]

#: The classes of a paragraph of pictures alone, and of one that begins with a picture.
ALONE, FIRST = "picture", "pictured"
#: A picture that grows with the type stands in its line as a letter does.
AS_A_LETTER = re.compile(r"[\d.]+r?em")


def name_pictures(leaf: Tree) -> None:
    """Change a leaf's tree in place: a picture that is as wide as the text has no room for an indent."""
    for paragraph in leaf.iter(f"{{{XHTML}}}p"):
        parts = list(_parts(paragraph))
        first = parts[0] if parts else None
        if first is None or isinstance(first, str) or AS_A_LETTER.fullmatch(first.get("data-width", "")):
            continue
        pictures = [part for part in parts if not isinstance(part, str)]
        if any("bleed" in picture.get("class", "").split() for picture in pictures):
            continue
        name = ALONE if len(pictures) == len(parts) else FIRST
        paragraph.set("class", f"{paragraph.get('class', '')} {name}".strip())


def _parts(element: Tree) -> Iterator[Tree | str]:
    """Give what stands in a paragraph: its pictures and its words."""
    if (element.text or "").strip():
        yield element.text or ""
    for child in element:
        if local(child) == "img":
            yield child
        else:
            yield from _parts(child)
        if (child.tail or "").strip():
            yield child.tail or ""
