"""Set Unicode's separators of lines and paragraphs as the spaces that they are in HTML.

No font has a glyph for U+2028, and WeasyPrint 70 breaks off over a line that ends with U+2029 (an assertion
in `text/line_break.py`). EPUB and web keep both, and the proofreader tells of them (`prose-character-stray`).
"""

from __future__ import annotations

from octavo.xhtml import Tree

__all__ = ["set_separators"]

SEPARATORS = str.maketrans("\u2028\u2029", "  ")


def set_separators(tree: Tree) -> None:
    """Change a tree in place; most have none, and are left as they are."""
    if SEPARATORS.keys().isdisjoint(map(ord, set("".join(tree.itertext())))):
        return
    for element in tree.iter():
        if element.text:
            element.text = element.text.translate(SEPARATORS)
        if element.tail:
            element.tail = element.tail.translate(SEPARATORS)
