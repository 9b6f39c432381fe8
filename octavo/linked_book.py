"""Say of a book as linked data what schema.org has words for: the web book and the catalogue say it alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from octavo.settings import Person, Settings

__all__ = ["CONTEXT", "book_terms", "known"]

#: In whose words (https://schema.org/Book).
CONTEXT = "https://schema.org"
#: Roles that schema.org has a property for, of the same name; every other person is a contributor.
ROLES = frozenset({"author", "editor", "illustrator", "translator"})


def book_terms(settings: Settings) -> dict[str, Any]:
    """Give what is true of the book in every form; what is not known is None."""
    return {
        "@type": "Book",
        "name": settings.title.main,
        "alternativeHeadline": settings.title.subtitle,
        **_people(settings),
        "inLanguage": settings.lang,
        "datePublished": settings.date.isoformat() if settings.date else None,
        "publisher": {"@type": "Organization", "name": settings.publisher} if settings.publisher else None,
        "description": settings.description,
        "bookEdition": settings.edition,
    }


def known(terms: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known, or empty."""
    return {name: value for name, value in terms.items() if value not in (None, [], {}, "")}


def _people(settings: Settings) -> dict[str, list[dict[str, str]]]:
    told: dict[str, list[dict[str, str]]] = {}
    for person in settings.authors:
        told.setdefault(person.role if person.role in ROLES else "contributor", []).append(_person(person))
    return told


def _person(person: Person) -> dict[str, str]:
    kind = "Organization" if person.organisation else "Person"
    named = {"@type": kind, "name": person.name}
    return {**named, "alternateName": person.sort} if person.sort else named
