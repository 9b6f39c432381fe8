"""Judge the print PDF as a printer's preflight does, before the printer does."""

from __future__ import annotations

from octavo.conform.preflight.judgement import preflight
from octavo.conform.preflight.reading import read_print
from octavo.conform.preflight.sheets import File

__all__ = ["File", "preflight", "read_print"]
