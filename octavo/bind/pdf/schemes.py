"""Name the addresses that exist only between typesetting and joining."""

from __future__ import annotations

__all__ = ["BOOK", "INSIDE"]

#: Where the typesetter believes stylesheets, fonts and images to be; `.invalid` never resolves (RFC 2606).
BOOK = "https://book.invalid/"

#: A link to an id of the book, which may stand in a leaf that is typeset apart; joining resolves it.
INSIDE = "octavo:"
