"""Judge the print PDF as a printer's preflight does, before the printer does."""

from __future__ import annotations

from octavo.conform.preflight.judgement import preflight

__all__ = ["preflight"]
