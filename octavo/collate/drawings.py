"""Read the letters of a drawing: in a PDF they are drawn as letters too."""

from __future__ import annotations

from lxml import etree

from octavo.book import Image
from octavo.collate.letters import lowered, normal

__all__ = ["drawn_letters"]

TEXT = "{http://www.w3.org/2000/svg}text"


def drawn_letters(image: Image) -> str:
    """Give the letters of an SVG's texts in their order, in lower case; nothing for another image."""
    if image.media_type != "image/svg+xml":
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(image.content, parser)
    except etree.XMLSyntaxError:
        return ""
    words = ("".join(map(str, text.itertext())) for text in root.iter(TEXT))
    return lowered(normal(" ".join(words)))
