"""Name the bookmarks of the document: by them it is read when it comes back."""

from __future__ import annotations

__all__ = ["ANCHOR", "PAGE", "SET"]

#: What the anchor of a paragraph begins with; the rest is the beginning of a digest. Word allows 40 letters.
ANCHOR = "octavo_"
#: What the bookmark around words begins with that Octavo sets by itself, and what then marks a page's number.
SET, PAGE = "set_by_octavo_", "page_"
