"""Hold what makes a collation quicker, and nothing that it finds another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from octavo.book import Book
from octavo.cache import Cache
from octavo.collate.manuscript import Manuscript, read_manuscript

__all__ = ["PAGES", "Aids", "Begin"]

#: What `begin` is told where it is asked to read some of the pages of a PDF.
PAGES = "pages"
#: Begins some work of a name elsewhere, and gives what waits for it; or gives nothing.
Begin = Callable[[str, Callable[[], Any]], Callable[[], Any] | None]


def _nobody(_name: str, _work: Callable[[], Any]) -> None:
    """Begin nothing: a function of a module, since aids travel to other processes."""


@dataclass(frozen=True, slots=True)
class Aids:
    """Hold a `cache` of what was read of the pages of PDFs, and who else may be at work.

    `begin` may begin to read an output of a kind elsewhere, or `PAGES` of a PDF; `read` may have read the
    manuscript before.
    """

    cache: Cache | None = None
    begin: Begin = _nobody
    read: Callable[[Book], Manuscript] = read_manuscript
