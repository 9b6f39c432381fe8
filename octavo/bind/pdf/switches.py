"""Hold the hyphens of a switch, as in `--global`, to its word: a line could end between them."""

from __future__ import annotations

import re

from lxml import etree

from octavo.bind.pdf.fasten import FAST
from octavo.xhtml import XHTML, Tree

__all__ = ["hold_switches"]

H = f"{{{XHTML}}}"
#: A word that begins with hyphens, up to the next hyphen, where a line may end.
SWITCH = re.compile(r"(?<!\S)(-{1,2}[^\s-]{1,20})")


def hold_switches(tree: Tree) -> None:
    """Change a tree in place: in code within the text, a switch begins with a span that no line ends in."""
    for code in list(tree.iter(H + "code")):
        inside = any(above.tag == H + "pre" for above in code.iterancestors())
        if inside or len(code) or not code.text:
            continue
        pieces = SWITCH.split(code.text)
        code.text = pieces[0] or None
        for switch, after in zip(pieces[1::2], pieces[2::2], strict=True):
            span = etree.SubElement(code, H + "span", {"class": FAST})
            span.text, span.tail = switch, after or None
