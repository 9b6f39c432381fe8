"""Draw a book for the eye: its spreads, a contact sheet of them all, and what has changed in it."""

from __future__ import annotations

from octavo.proofsheets.changes import changed, ranges
from octavo.proofsheets.contact import contact_sheet
from octavo.proofsheets.pages import count_pages, draw_pages
from octavo.proofsheets.spreads import Spread, spreads

__all__ = ["Spread", "changed", "contact_sheet", "count_pages", "draw_pages", "ranges", "spreads"]
