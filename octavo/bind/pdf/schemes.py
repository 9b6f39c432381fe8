"""Name the addresses that exist only between typesetting and joining."""

from __future__ import annotations

import pikepdf

__all__ = ["BOOK", "DESCRIBED", "INSIDE", "MARKS", "address"]

#: Where the typesetter believes stylesheets, fonts and images to be; `.invalid` never resolves (RFC 2606).
BOOK = "https://book.invalid/"

#: A link to an id of the book, which may stand in a leaf that is typeset apart; joining resolves it.
INSIDE = "octavo:"
#: How the address of a note's marker ends; the note may stand in another leaf.
MARKS = "&note"

#: How the description of a formula begins, until its tag is told from that of a picture.
DESCRIBED = "octavo:formula:"


def address(annotation: pikepdf.Object) -> str:
    """Give the address that a link's annotation leads to; empty where it leads into its own file."""
    action = annotation.get("/A")
    uri = action.get("/URI") if isinstance(action, pikepdf.Dictionary) else None
    return "" if uri is None else str(uri)
