"""Read folders: the Markdown of other tools, and any files in their order."""

from __future__ import annotations

from octavo.intake.folders.read import read_folder, read_markdown

__all__ = ["read_folder", "read_markdown"]
