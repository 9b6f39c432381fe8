"""Say what references are: the list of them, and each way from a citation to its entry."""

from __future__ import annotations

from octavo.xhtml import EPUB, Tree, local

__all__ = ["name_references"]

TYPE = f"{{{EPUB}}}type"


def name_references(leaf: Tree, kind: str) -> None:
    """Give a list of references that is not all of its leaf the role of one, and ways to entries their type.

    A list has plain items: the role of an entry, `doc-biblioentry`, is deprecated (DPUB-ARIA 1.1).
    """
    for element in leaf.iter():
        if element.get("role") == "doc-biblioref":
            element.set(TYPE, "biblioref")
        elif kind != "bibliography" and _is_list(element):
            element.set("role", "doc-bibliography")
            element.set(TYPE, "bibliography")


def _is_list(element: Tree) -> bool:
    return local(element) == "div" and "references" in element.get("class", "").split()
