"""Find in a PDF's tags those that hold the manuscript's text."""

from __future__ import annotations

from itertools import pairwise

from tests.outputs.nodes import Node
from tests.outputs.pdf import Paged

__all__ = ["tagged"]

#: What the outline calls the leaves that the book makes itself, in the language of all books here.
MADE = {"Half-title", "Title page", "Imprint", "Contents"}


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
    return [part for part in parts if int(part.attributes["page"]) not in made]
