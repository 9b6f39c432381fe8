"""Judge and measure a drawing: an SVG file that could run, load or expand anything is refused.

EPUB 3.3, section 3.3, and threat S14 of docs/faults.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

__all__ = ["SVG", "drawn_size", "is_unsafe"]

#: The root of a drawing.
SVG = "{http://www.w3.org/2000/svg}svg"
#: Attributes that an animation may not set.
ANIMATED = {"href", "src", "style"}
#: What loads a file from within a stylesheet or an attribute of looks. A back-slash could write it otherwise.
LOADS = re.compile(
    r"@import|url\((?!\s*['\"]?\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]))"
    r"|image-set\(|\bimage\(|\bsrc\(",
    re.IGNORECASE,
)
UNSAFE_ELEMENTS = {"script", "foreignObject", "iframe", "object", "embed", "handler"}
#: CSS px in one unit of an SVG length (CSS Values 4, section 6.2).
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|pc|in|cm|mm|)\s*$")


def is_unsafe(root: etree._Element) -> bool:
    """Say whether a drawing declares a document type, or holds a script or a way out of the file."""
    return root.getroottree().docinfo.internalDTD is not None or any(map(_unsafe, _all(root)))


def _all(root: etree._Element) -> Iterator[etree._Element]:
    """List a drawing's elements, and what stands before them: an instruction there may load a stylesheet."""
    yield from root.itersiblings(preceding=True)
    yield from root.iter()


def _unsafe(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):
        return not isinstance(element, etree._Comment)
    name = etree.QName(element).localname
    if name in UNSAFE_ELEMENTS:
        return True
    # An animation sets what no attribute may hold.
    if element.get("attributeName", "").rpartition(":")[2].strip().lower() in ANIMATED:
        return True
    css = "".join(element.itertext()) if name == "style" else ""
    named = [(etree.QName(key).localname.lower(), str(value)) for key, value in element.attrib.items()]
    return (
        any(key.startswith("on") or key == "base" or _outside(key, value) for key, value in named)
        or any(_loads(value) for _, value in [*named, ("style", css)])
        or any("\\" in value for key, value in [*named, ("style", css)] if key == "style")
    )


def _loads(css: str) -> bool:
    """Say whether CSS would load something (CSS Images 4, section 2; CSS Cascade 5, section 2)."""
    return LOADS.search(css) is not None


def _outside(attribute: str, value: str) -> bool:
    links = attribute in {"href", "src"}
    return links and not value.strip().startswith(("#", "data:image/png", "data:image/jpeg"))


def drawn_size(root: etree._Element) -> tuple[float | None, float | None]:
    """Give the width and height that a drawing says it has, in CSS px, or its view box does."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides: list[float | None] = []
    for name, place in (("width", 2), ("height", 3)):
        match = LENGTH.match(root.get(name, ""))
        if match:
            sides.append(float(match[1]) * UNITS[match[2]])
        else:
            sides.append(float(box[place]) if len(box) == 4 else None)  # noqa: PLR2004 -- x y w h
    return sides[0], sides[1]
