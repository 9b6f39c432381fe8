"""Judge the make-up of the print PDF's pages as a typesetter does, from its lines and the manuscript."""

from __future__ import annotations

from octavo.layout.judgement import layout

__all__ = ["layout"]
