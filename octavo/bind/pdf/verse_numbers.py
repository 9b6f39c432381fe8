"""Set the numbers of verse as pictures beside its lines: what is no text is not read, nor copied."""

from __future__ import annotations

from octavo.xhtml import XHTML, Tree

__all__ = ["set_verse_numbers"]

#: The class of a line in a leaf, and of one that has a number in `page.css.jinja`.
LINE, COUNTED = "verse-line", "counted"
#: The picture of a line's number, which the typesetter draws.
NUMERAL = "url(verse-{}.svg)"


def set_verse_numbers(tree: Tree) -> None:
    """Change a tree in place: the number that a line of verse has becomes a picture behind it."""
    for line in tree.iter(f"{{{XHTML}}}span"):
        number = line.attrib.pop("data-line", None) if LINE in line.get("class", "").split() else None
        if number is not None:
            line.set("class", f"{line.get('class')} {COUNTED}")
            line.set("style", f"background-image: {NUMERAL.format(number)}")
