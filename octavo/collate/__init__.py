"""Collate: read finished files with other parsers than made them, and compare them with the manuscript."""

from __future__ import annotations

from octavo.collate.collation import Collation, collate, collate_file

__all__ = ["Collation", "collate", "collate_file"]
