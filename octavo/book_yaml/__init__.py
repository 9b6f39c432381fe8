"""Read `book.yaml`, and the folder where there is none: both become `Settings`, or findings with a place."""

from __future__ import annotations

from octavo.book_yaml.read import all_files, edition_names, medium_settings, read_settings

__all__ = ["all_files", "edition_names", "medium_settings", "read_settings"]
