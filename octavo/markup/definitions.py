"""Say what definitions are: the list of them, its terms, each way to an entry, and abbreviations."""

from __future__ import annotations

from octavo.xhtml import EPUB, XHTML, Tree, local

__all__ = ["name_definitions"]

TYPE = f"{{{EPUB}}}type"
LISTS = {"glossary-list", "abbreviations-list"}


def name_definitions(leaf: Tree, kind: str) -> None:
    """Give terms, definitions and the ways to them their elements, types and roles.

    The words are those of the EPUB Structural Semantics Vocabulary 1.1 and of DPUB-ARIA 1.1. A list that is
    not all of its leaf is said to be a glossary by itself.
    """
    for element in list(leaf.iter()):
        classes = set(element.get("class", "").split())
        if element.get("role") == "doc-glossref":
            element.set(TYPE, "glossref")
        elif local(element) == "span" and "abbr" in classes and element.get("title"):
            element.tag = f"{{{XHTML}}}abbr"
        elif local(element) == "div" and classes & LISTS:
            _list(element, whole=kind == "glossary")


def _list(division: Tree, *, whole: bool) -> None:
    if not whole:
        division.set("role", "doc-glossary")
        division.set(TYPE, "glossary")
    for entries in division:
        for part in entries:
            if local(part) == "dd":
                part.set(TYPE, "glossdef")
            for term in part:
                if local(term) == "dfn":
                    term.set(TYPE, "glossterm")
