"""Name the book that a report is about."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Titles"]


@dataclass(frozen=True, slots=True)
class Titles:
    """Hold what stands at a report's head; `lang` is the book's, as BCP 47 writes it."""

    title: str
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    lang: str = "en"
