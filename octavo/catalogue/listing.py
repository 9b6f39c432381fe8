"""Hold what a catalogue can say of a book: its settings, and what is known of its finished files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from octavo.settings import Settings

__all__ = ["Access", "Article", "Listing", "isbn"]


@dataclass(frozen=True, slots=True)
class Access:
    """Hold what an EPUB says of how it can be read, as its package says it (EPUB Accessibility 1.1)."""

    statements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    report: str | None = None

    def every(self, name: str) -> tuple[str, ...]:
        """Give all values of a property."""
        return self.statements.get(name, ())

    def first(self, name: str) -> str | None:
        """Give the first value of a property, or None."""
        return next(iter(self.every(name)), None)


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one form of the book: `print`, `epub`, `screen` or `web`, and its file where it was built.

    `size` is in bytes. `pages` are counted in the file; of these `leading` have roman folios, `numbered`
    arabic ones, up to the last that is not blank, and `contentful` are both; None where it is not known.
    """

    format: str
    identifier: str | None = None
    file: str | None = None
    size: int | None = None
    sha256: str | None = None
    pages: int | None = None
    leading: int | None = None
    numbered: int | None = None
    contentful: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold all that a catalogue is made from; `words` is None where they were not counted.

    `moment`, an aware time, is when it is sent; `cover` is the address of the cover's picture on the web.
    """

    settings: Settings
    articles: tuple[Article, ...]
    moment: datetime
    words: int | None = None
    access: Access = Access()
    cover: str | None = None

    def article(self, kind: str) -> Article | None:
        """Give the form that is known by a name, or None."""
        return next((article for article in self.articles if article.format == kind), None)


def isbn(identifier: str | None) -> str | None:
    """Give the thirteen digits of an ISBN that is written as a URI; None for another identifier."""
    if identifier is None or not identifier.startswith("urn:isbn:"):
        return None
    return "".join(filter(str.isdigit, identifier))
