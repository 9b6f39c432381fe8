"""Compose a book whose chapters are read: what only the whole book can tell is set, in a listed order.

It is the last of loading, before the facts are taken that every output must have: so what is set here is
among them, and is proven as any text.
"""

from __future__ import annotations

from collections.abc import Callable

from octavo.book import Book
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.source.callouts import call_out
from octavo.source.citing.cite import cite
from octavo.source.glossing.gloss import gloss
from octavo.source.referring.refer import refer

__all__ = ["STEPS", "compose"]

Step = Callable[[Book, Cache], tuple[Book, tuple[Finding, ...]]]

STEPS: tuple[Step, ...] = (call_out, gloss, cite, refer)


def compose(book: Book, cache: Cache) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book with its composed parts in place, and all that the steps found."""
    findings: tuple[Finding, ...] = ()
    for step in STEPS:
        book, found = step(book, cache)
        findings += found
    return book, findings
