"""Say to browsers, search engines and the like what a page is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from octavo.book import Book, Image, Leaf
from octavo.xhtml import Tree, local

__all__ = ["Head", "book_head", "excerpt", "leaf_head"]

#: Roles that schema.org has a property for; every other person is a contributor.
SCHEMA_ROLES = frozenset({"author", "editor", "illustrator", "translator"})

#: About as much as search engines and link previews show.
EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what stands in a page's head: its title, its address, and itself as linked data."""

    title: str
    description: str
    kind: str
    address: str | None
    image: str | None
    linked: Markup


def book_head(book: Book, cover: Image | None) -> Head:
    """Describe the book as a whole, as its first page does."""
    settings = book.settings
    makers = ", ".join(person.name for person in settings.authors if person.role == "author")
    title = f"{settings.title.main} \N{EN DASH} {makers}" if makers else settings.title.main
    description = " ".join((settings.description or settings.title.subtitle or "").split())
    image = _address(book, cover.name) if cover else None
    return Head(title, description, "book", _address(book, ""), image, _linked(_book(book)))


def leaf_head(book: Book, leaf: Leaf, name: str, tree: Tree) -> Head:
    """Describe one leaf's page, whose file is called `name`."""
    settings = book.settings
    title = f"{leaf.title} \N{EN DASH} {settings.title.main}" if leaf.title else settings.title.main
    address = _address(book, name)
    whole = {"@type": "Book", "name": settings.title.main, "url": _address(book, "")}
    linked = {"@type": "Chapter", "name": leaf.title or None, "url": address, "isPartOf": _given(whole)}
    return Head(title, excerpt(tree), "article", address, None, _linked(linked))


def excerpt(tree: Tree) -> str:
    """Give the beginning of a leaf's first paragraph, cut between two words."""
    paragraph = next((element for element in tree.iter() if local(element) == "p"), None)
    words = " ".join("".join(_text(paragraph)).split()) if paragraph is not None else ""
    if len(words) <= EXCERPT:
        return words
    return words[:EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:\N{EN DASH}\N{EM DASH}") + "\N{HORIZONTAL ELLIPSIS}"


def _text(element: Tree) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if "noteref" not in child.get("class", "").split() and local(child) not in {"", "annotation"}:
            yield from _text(child)
        yield child.tail or ""


def _address(book: Book, name: str) -> str | None:
    url = book.settings.web.url
    return f"{url.rstrip('/')}/{name}" if url else None


def _book(book: Book) -> dict[str, Any]:
    settings = book.settings
    made: dict[str, list[dict[str, str]]] = {}
    for person in settings.authors:
        role = person.role if person.role in SCHEMA_ROLES else "contributor"
        made.setdefault(role, []).append({"@type": "Person", "name": person.name})
    identifier = settings.identifiers.web or settings.identifiers.print or ""
    return {
        "@type": "Book",
        "name": settings.title.main,
        "alternativeHeadline": settings.title.subtitle,
        **made,
        "inLanguage": settings.lang,
        "datePublished": settings.date.isoformat() if settings.date else None,
        "publisher": {"@type": "Organization", "name": settings.publisher} if settings.publisher else None,
        "description": settings.description,
        "bookEdition": settings.edition,
        "isbn": identifier.removeprefix("urn:isbn:") if identifier.startswith("urn:isbn:") else None,
        "url": _address(book, ""),
    }


def _given(statements: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in statements.items() if value is not None}


def _linked(statements: dict[str, Any]) -> Markup:
    text = json.dumps({"@context": "https://schema.org", **_given(statements)}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 -- nothing in it can end the element now
