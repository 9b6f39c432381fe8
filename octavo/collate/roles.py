"""Say by which roles, types and classes an element of a book is known, whoever made the book.

The words are those of the EPUB Structural Semantics Vocabulary 1.1 (`epub:type`), of DPUB-ARIA 1.1
(`role`), and the classes that pandoc and we ourselves set where a format has no such words.
"""

from __future__ import annotations

from lxml import etree

__all__ = [
    "Tree",
    "classes_of",
    "generated",
    "is_backlink",
    "is_break",
    "is_note",
    "is_noteref",
    "is_notes",
    "is_page_reference",
    "name",
    "roles_of",
]

Tree = etree._Element

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

NOTEREFS = {"noteref", "doc-noteref", "footnote-ref"}
BACKLINKS = {"backlink", "doc-backlink", "footnote-back"}
NOTES = {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"}
#: What holds the notes of a section or of a book; its own heading is the maker's.
HOMES = {"footnotes", "endnotes", "rearnotes", "doc-endnotes", "doc-footnotes"}
#: What a book's maker adds to the text by its own.
ADDED = {"cover", "doc-cover", "titlepage", "title-page", "halftitlepage", "half-title", "copyright-page"}
ADDED |= {"toc", "doc-toc", "contents", "landmarks", "page-list", "doc-pagelist", "loi", "lot"}
#: An index that was made of marks; one that somebody has written is text.
ADDED |= {"made-index"}
BREAKS = {"pagebreak", "doc-pagebreak"}
ADDED |= BREAKS
#: Elements that hold no text of a book.
SILENT = {"head", "nav", "script", "style", "template", "title", "noscript", "iframe", "object", "button"}
#: What may stand around the text of a page, and what our own pages say before their first leaf.
AROUND = {"header", "footer"}
OPENING = {"description", "begin"}


def name(element: Tree) -> str:
    """Give an element's name without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def roles_of(element: Tree) -> set[str]:
    """Give what an element says it is: its types and roles."""
    values = (element.get(EPUB_TYPE), element.get("epub:type"), element.get("role"))
    return {word for value in values if value for word in value.split()}


def classes_of(element: Tree) -> set[str]:
    """Give an element's classes."""
    return set((element.get("class") or "").split())


def is_noteref(element: Tree) -> bool:
    """Say whether a link is the marker of a note."""
    return bool((roles_of(element) | classes_of(element)) & NOTEREFS)


def is_backlink(element: Tree) -> bool:
    """Say whether a link is the way back from a note."""
    return bool((roles_of(element) | classes_of(element)) & BACKLINKS)


def is_break(element: Tree) -> bool:
    """Say whether an element marks where a printed page begins."""
    return bool(roles_of(element) & BREAKS)


def is_notes(element: Tree) -> bool:
    """Say whether an element holds notes, which are read at their markers."""
    return bool(roles_of(element) & (HOMES | NOTES))


def is_page_reference(element: Tree) -> bool:
    """Say whether a link says its page in print, and so here what its maker chose."""
    return {"cross-reference", "page"} <= classes_of(element)


def is_note(element: Tree) -> bool:
    """Say whether an element is one note: by its own role, or as an item in a list of notes."""
    if roles_of(element) & NOTES:
        return True
    home = element.getparent()
    above = None if home is None else home.getparent()
    return name(element) == "li" and above is not None and bool(roles_of(above) & HOMES)


def generated(element: Tree) -> bool:
    """Say whether an element is the maker's, by its role, or shown to nobody.

    A class counts only where it is the maker's too: on a leaf, and for the numbers of headings.
    """
    kind, roles, classes = name(element), roles_of(element), classes_of(element)
    if not kind or kind in SILENT or "hidden" in element.attrib:
        return True
    if "leaf" in classes:
        roles |= classes
    home = element.getparent()
    above = "" if home is None else name(home)
    around = (above == "body" and kind in AROUND) or (above == "main" and kind == "p" and classes & OPENING)
    unseen = "display:none" in (element.get("style") or "").replace(" ", "")
    return bool(roles & ADDED) or "header-section-number" in classes or bool(around) or unseen
