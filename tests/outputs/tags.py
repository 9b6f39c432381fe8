"""Find in a PDF's tags those that hold the manuscript's text."""

from __future__ import annotations

from itertools import pairwise

from tests.outputs.following import TELLING
from tests.outputs.nodes import Node, normal
from tests.outputs.pdf import Paged

__all__ = ["MADE", "tagged"]

#: What the outline calls the leaves that the book makes itself, in the language of all books here.
MADE = {"Half-title", "Title page", "Imprint", "Contents", "List of Figures", "List of Tables", "Index"}


def tagged(paged: Paged) -> list[Node]:
    """List the outermost elements of the structure tree that stand on pages of the manuscript's."""
    entries = [*paged.outline, (0, "", len(paged.pieces))]
    made = {
        page
        for (_, words, first), (_, _, after) in pairwise(entries)
        if words in MADE
        for page in range(first, after)
    }
    (document,) = (node for node in paged.tags.content if isinstance(node, Node))
    parts = (node for node in document.content if isinstance(node, Node))
    return [_untold(part) for part in parts if int(part.attributes["page"]) not in made]


def _untold(node: Node) -> Node:
    """Leave out the pages that references tell, which stand behind their links and are no text."""
    content: list[Node | str] = []
    linked = False
    for part in node.content:
        if isinstance(part, str):
            content.append(part)
        elif not (linked and part.name == "span" and TELLING.fullmatch(normal(part.text()))):
            content.append(_untold(part))
        if normal(part if isinstance(part, str) else part.text()):
            linked = _ends_with_link(part)
    return Node(node.name, node.attributes, content)


def _ends_with_link(part: Node | str) -> bool:
    if isinstance(part, str) or part.name == "link":
        return isinstance(part, Node)
    shown = [each for each in part.content if normal(each if isinstance(each, str) else each.text())]
    return bool(shown) and _ends_with_link(shown[-1])
