"""Write the message by which the book trade is told of a book: ONIX for Books 3.0."""

from __future__ import annotations

from octavo.catalogue.onix.message import message

__all__ = ["message"]
