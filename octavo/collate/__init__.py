"""Collate: read finished files with other parsers than made them, and compare them with the manuscript."""

from __future__ import annotations

from octavo.collate.aids import PAGES, Aids
from octavo.collate.collation import Collation, collate, collate_file
from octavo.collate.manuscript import Manuscript, read_manuscript
from octavo.collate.pdf_opening import page_words
from octavo.collate.unreadable import UnreadableError

__all__ = [
    "PAGES",
    "Aids",
    "Collation",
    "Manuscript",
    "UnreadableError",
    "collate",
    "collate_file",
    "page_words",
    "read_manuscript",
]
