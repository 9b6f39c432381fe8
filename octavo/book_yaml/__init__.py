"""Read `book.yaml`, and the folder where there is none: both become `Settings`, or findings with a place."""

from __future__ import annotations

from octavo.book_yaml.read import read_settings

__all__ = ["read_settings"]
