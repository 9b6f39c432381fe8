"""Give the menu of a book's repository: the sessions of our own `noxfile.py` that make a book."""

from __future__ import annotations

from octavo.shipped import shipped

__all__ = ["book_menu"]

#: Below a line that begins so stand the sessions by which Octavo itself is made.
OWN = "# --- Octavo's own sessions"


def book_menu() -> str:
    """Give the sessions of a book."""
    return shipped("noxfile.py").read_text("utf-8").partition(OWN)[0].rstrip() + "\n"
