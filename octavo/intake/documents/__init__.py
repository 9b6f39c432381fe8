"""Read documents of word processors, web pages, e-books and LaTeX: pandoc's tree becomes chapters."""

from __future__ import annotations

from octavo.intake.documents.read import read_document

__all__ = ["read_document"]
