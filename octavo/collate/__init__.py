"""Collate: read finished files with other parsers than made them, and compare them with the manuscript."""

from __future__ import annotations

from octavo.collate.aids import PAGES, Aids
from octavo.collate.collation import Collation, collate, collate_file
from octavo.collate.manuscript import Manuscript, read_manuscript

__all__ = ["PAGES", "Aids", "Collation", "Manuscript", "collate", "collate_file", "read_manuscript"]
