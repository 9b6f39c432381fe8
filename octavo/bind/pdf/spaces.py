"""Give the space before an inline element a box of its own.

WeasyPrint 70 counts the space at the end of a run of text when it measures whether the run fits. Where
only that space is too much, it breaks the line after the first word instead (`text/line_break.py`,
`split_first_line`). A space that stands alone is measured alone, and vanishes at the end of its line.
"""

from __future__ import annotations

from lxml import etree

from octavo.xhtml import XHTML, Tree

__all__ = ["part_spaces"]

H = f"{{{XHTML}}}"
INLINES = {H + "a", H + "abbr", H + "b", H + "cite", H + "code", H + "del", H + "em", H + "i", H + "ins"}
INLINES |= {H + "kbd", H + "mark", H + "q", H + "s", H + "samp", H + "small", H + "span", H + "strong"}
INLINES |= {H + "sub", H + "sup", H + "u", H + "var"}
#: What may vanish at the end of a line; a no-break space may not.
SPACES = " \n\t"


def part_spaces(tree: Tree) -> None:
    """Change a tree in place: `to <em>be</em>` becomes `to<span> </span><em>be</em>`."""
    for element in [each for each in tree.iter() if each.tag in INLINES]:
        parent, before = element.getparent(), element.getprevious()
        if parent is None or any(above.tag == H + "pre" for above in element.iterancestors()):
            continue
        words = (parent.text if before is None else before.tail) or ""
        if not words.strip(SPACES) or words.rstrip(SPACES) == words:
            continue
        space = etree.Element(H + "span")
        space.text = " "
        if before is None:
            parent.text = words.rstrip(SPACES)
        else:
            before.tail = words.rstrip(SPACES)
        element.addprevious(space)
