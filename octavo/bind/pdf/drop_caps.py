"""Let a chapter begin with a letter three lines high.

A span, because WeasyPrint 70 does not float a `::first-letter`.
"""

from __future__ import annotations

import re

from lxml import etree

from octavo.xhtml import XHTML, Tree

__all__ = ["drop_cap"]

H = f"{{{XHTML}}}"
#: The first letter, with a quotation mark or a bracket before it.
INITIAL = re.compile(r"\s*([\W_]{0,2}[^\W\d_])", re.UNICODE)
#: What a paragraph may begin with; the initial is set in its manner.
INLINES = {H + "em", H + "strong", H + "cite", H + "i", H + "b"}
#: How many letters fill three lines, beside which the initial stands.
ENOUGH = 240


def drop_cap(tree: Tree) -> None:
    """Change a chapter in place: the first letter of its first paragraph goes into a span `drop-cap`.

    A paragraph that is too short, or does not begin with a letter, stays as it is.
    """
    opening = next((part for part in tree.iter() if "opening" in part.get("class", "").split()), None)
    first = None if opening is None else opening.getnext()
    if first is None or first.tag != H + "p" or len("".join(map(str, first.itertext()))) < ENOUGH:
        return
    while not (first.text or "").strip() and len(first) and first[0].tag in INLINES:
        first = first[0]
    found = INITIAL.match(first.text or "")
    if found is None:
        return
    span = etree.Element(H + "span", {"class": "drop-cap"})
    span.text, span.tail = found[1], (first.text or "")[found.end() :]
    first.text = None
    first.insert(0, span)
