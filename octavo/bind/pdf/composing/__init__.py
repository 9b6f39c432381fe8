"""Compose paragraphs: end their lines where it is best for all of them."""

from octavo.bind.pdf.composing.lines import compose_paragraphs

__all__ = ["compose_paragraphs"]
