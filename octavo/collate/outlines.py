"""Read the outline that readers find their way by: the contents of an EPUB or page, a PDF's bookmarks."""

from __future__ import annotations

import pypdfium2

from octavo.collate.letters import normal
from octavo.collate.roles import Tree, name, roles_of

__all__ = ["bookmarks", "navigation"]

CONTENTS = {"toc", "doc-toc"}


def navigation(root: Tree) -> tuple[str, ...]:
    """Give the letters of each entry in the first contents of a document, in order."""
    for element in root.iter("{*}nav", "nav", "{*}section", "section"):
        if roles_of(element) & CONTENTS:
            entries = (part for part in element.iter() if name(part) == "a")
            return tuple(normal("".join(map(str, entry.itertext()))) for entry in entries)
    return ()


def bookmarks(content: bytes) -> tuple[str, ...]:
    """Give the letters of a PDF's bookmarks, in order (ISO 32000-1, section 12.3.3)."""
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(normal(bookmark.get_title()) for bookmark in document.get_toc())
    finally:
        document.close()
