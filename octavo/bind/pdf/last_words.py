"""Hold a paragraph's last word to the one before it, where it is too short to be a line of its own."""

from __future__ import annotations

from octavo.xhtml import XHTML, Tree

__all__ = ["hold_last_words"]

H = f"{{{XHTML}}}"
#: How many signs make a line that is shorter than the indent of the next (Hart's Rules, 2.5.1: five).
SHORT = 4
#: The space that no line ends at; the layout gives it the width of any other.
NO_BREAK = "\u00a0"


def hold_last_words(tree: Tree) -> None:
    """Change a tree in place: where a paragraph ends with a short word, no line ends before it."""
    for paragraph in tree.iter(H + "p"):
        last = paragraph[-1] if len(paragraph) else None
        words = (paragraph.text if last is None else last.tail) or ""
        before, space, word = words.rstrip().rpartition(" ")
        if not space or not before.strip() or not word or len(word) > SHORT:
            continue
        held = before.rstrip() + NO_BREAK + word
        if last is None:
            paragraph.text = held
        else:
            last.tail = held
