"""Describe the finished book for those who sell, lend and find books: as ONIX, and as linked data."""

from __future__ import annotations

from octavo.catalogue.describe import described

__all__ = ["described"]
