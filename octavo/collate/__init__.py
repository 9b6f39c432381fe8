"""Collate: read finished files with other parsers than made them, and compare them with the manuscript."""

from __future__ import annotations

from octavo.collate.collation import collate, collate_file

__all__ = ["collate", "collate_file"]
