"""Say where two files or folders differ: member of an archive, page of a PDF, line of a text."""

from __future__ import annotations

from octavo.compare.difference import Difference
from octavo.compare.files import compare_files, compare_folders, differences

__all__ = ["Difference", "compare_files", "compare_folders", "differences"]
