"""Read what readers find their way by: the contents of an EPUB or page, its pages, a PDF's bookmarks."""

from __future__ import annotations

import pypdfium2

from octavo.collate.letters import normal
from octavo.collate.roles import Tree, name, roles_of

__all__ = ["bookmarks", "navigation", "page_list"]

CONTENTS = {"toc", "doc-toc"}
PAGES = {"page-list", "doc-pagelist"}


def navigation(root: Tree) -> tuple[str, ...]:
    """Give the letters of each entry in the first contents of a document, in order."""
    for element in root.iter("{*}nav", "nav", "{*}section", "section"):
        if roles_of(element) & CONTENTS:
            entries = (part for part in element.iter() if name(part) == "a")
            return tuple(normal("".join(map(str, entry.itertext()))) for entry in entries)
    return ()


def page_list(root: Tree) -> tuple[tuple[str, str], ...]:
    """Give what a document's list of printed pages calls each, and the address where each begins."""
    for element in root.iter("{*}nav", "nav"):
        if roles_of(element) & PAGES:
            entries = (part for part in element.iter() if name(part) == "a")
            return tuple(
                ("".join(map(str, entry.itertext())).strip(), entry.get("href") or "") for entry in entries
            )
    return ()


def bookmarks(content: bytes) -> tuple[str, ...]:
    """Give the letters of a PDF's bookmarks, in order (ISO 32000-1, section 12.3.3)."""
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(normal(bookmark.get_title()) for bookmark in document.get_toc())
    finally:
        document.close()
