"""Say to browsers, search engines, libraries and the like what a page is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from octavo.bind.web.downloads import Download
from octavo.bind.web.passages import words_of
from octavo.bind.web.plan import Plan
from octavo.book import Book, Image, Leaf
from octavo.linked_book import CONTEXT, book_terms, known
from octavo.settings import Settings
from octavo.xhtml import Tree, local

__all__ = ["Head", "book_head", "excerpt", "leaf_head"]

#: About as much as search engines and link previews show.
EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what stands in a page's head: its title, its address, itself as linked data and to be cited."""

    title: str
    description: str
    kind: str
    address: str | None
    image: str | None
    linked: Markup
    cited: tuple[tuple[str, str], ...] = ()


def book_head(book: Book, cover: Image | None, offered: Sequence[Download] = ()) -> Head:
    """Describe the book as a whole, as its first page does; `offered` are the files beside it."""
    settings = book.settings
    makers = ", ".join(_authors(settings))
    title = f"{settings.title.main} \N{EN DASH} {makers}" if makers else settings.title.main
    description = " ".join((settings.description or settings.title.subtitle or "").split())
    image = _address(book, cover.name) if cover else None
    pdf = next((_address(book, each.place) for each in offered if each.format == "screen"), None)
    cited = [("title", settings.title.main), *_cited(settings), ("pdf_url", pdf)]
    linked = _linked({**_book(book), "image": image})
    return Head(title, description, "book", _address(book, ""), image, linked, _known(cited))


def leaf_head(planned: Plan, leaf: Leaf, tree: Tree) -> Head:
    """Describe one leaf's page."""
    book, settings = planned.book, planned.book.settings
    title = f"{leaf.title} \N{EN DASH} {settings.title.main}" if leaf.title else settings.title.main
    address = _address(book, planned.files[leaf.key])
    first, last = _extent(planned, leaf)
    whole = {"@type": "Book", "name": settings.title.main, "url": _address(book, "")}
    chapter = {"@type": "Chapter", "name": leaf.title or None, "url": address, "inLanguage": leaf.lang}
    pages = {"pageStart": first, "pageEnd": last, "isPartOf": known(whole)}
    image = _address(book, planned.cover.name) if planned.cover else None
    names = [("title", leaf.title or settings.title.main), ("inbook_title", settings.title.main)]
    cited = _known([*names, *_cited(settings), ("firstpage", first), ("lastpage", last)])
    return Head(title, excerpt(tree), "article", address, image, _linked({**chapter, **pages}), cited)


def _extent(planned: Plan, leaf: Leaf) -> tuple[str | None, str | None]:
    """Give the labels of a leaf's first and last printed page, blanks not counted."""
    labels = [each.label for each in planned.breaks.get(leaf.key, ()) if each.start is not None]
    return (labels[0], labels[-1]) if labels else (None, None)


def _authors(settings: Settings) -> list[str]:
    return [person.name for person in settings.authors if person.role == "author"]


def _cited(settings: Settings) -> list[tuple[str, str | None]]:
    """Say of a book what Google Scholar reads (its inclusion guidelines for webmasters, Highwire tags)."""
    isbn = _isbn(settings)
    date = settings.date.strftime("%Y/%m/%d") if settings.date else None
    authors = [("author", name) for name in _authors(settings)]
    return [
        *authors,
        ("publication_date", date),
        ("publisher", settings.publisher),
        ("isbn", isbn),
        ("language", settings.lang),
    ]


def _known(cited: Sequence[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((f"citation_{name}", value) for name, value in cited if value)


def _isbn(settings: Settings) -> str | None:
    identifier = settings.identifiers.web or settings.identifiers.print or ""
    return identifier.removeprefix("urn:isbn:") if identifier.startswith("urn:isbn:") else None


def excerpt(tree: Tree) -> str:
    """Give the beginning of a leaf's first paragraph, cut between two words."""
    paragraph = next((element for element in tree.iter() if local(element) == "p"), None)
    words = words_of(paragraph) if paragraph is not None else ""
    if len(words) <= EXCERPT:
        return words
    return words[:EXCERPT].rsplit(" ", 1)[0].rstrip(" ,;:\N{EN DASH}\N{EM DASH}") + "\N{HORIZONTAL ELLIPSIS}"


def _address(book: Book, name: str) -> str | None:
    url = book.settings.web.url
    return f"{url.rstrip('/')}/{name}" if url else None


def _book(book: Book) -> dict[str, Any]:
    return {**book_terms(book.settings), "isbn": _isbn(book.settings), "url": _address(book, "")}


def _linked(statements: dict[str, Any]) -> Markup:
    text = json.dumps({"@context": CONTEXT, **known(statements)}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 -- nothing in it can end the element now
