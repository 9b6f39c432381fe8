"""Say in styles where the numbers of a list begin, for a typesetter that takes no hints from attributes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

__all__ = ["number_lists"]

#: What `start` of a list and `value` of an item mean (CSS Lists 3, "Sample Style Sheet for HTML").
MEANINGS = {
    "ol": ("start", "counter-reset:list-item {};counter-increment:list-item -1"),
    "li": ("value", "counter-reset:list-item {};counter-increment:none"),
}


def number_lists(root: ET.Element) -> None:
    """Put into the styles of a document's lists and items which numbers they have, where they say so."""
    for element in root.iter():
        name, meaning = MEANINGS.get(element.tag, ("", ""))
        number = element.get(name, "")
        if number.removeprefix("-").isdecimal():
            before = (element.get("style"), meaning.format(int(number)))
            element.set("style", ";".join(filter(None, before)))
