"""Make each line of code a block of its own, so that one that is too long is seen to be turned over."""

from __future__ import annotations

from lxml import etree

from octavo.xhtml import XHTML, Tree

__all__ = ["part_lines"]

H = f"{{{XHTML}}}"
#: The class of a line, which `page.css.jinja` indents where it is turned, and marks.
LINE = "line"
#: Lines of so few letters are never turned, on the narrowest page.
SHORT = 36


def part_lines(tree: Tree) -> None:
    """Change a tree in place: the text of `<pre>` becomes a `<span class="line">` for each of its lines.

    Code with elements in it (a note's marker) is left as it is.
    """
    for block in list(tree.iter(H + "pre")):
        innermost = block
        while (
            len(innermost) == 1
            and not (innermost.text or "").strip()
            and not (innermost[0].tail or "").strip()
        ):
            innermost = innermost[0]
        if len(innermost) == 0 and innermost.text:
            lines = innermost.text.removesuffix("\n").split("\n")
            innermost.text = None
            for words in lines:
                etree.SubElement(innermost, H + "span", {"class": _classes(words)}).text = words or None


def _classes(words: str) -> str:
    return f"{LINE} long" if len(words) > SHORT else LINE
