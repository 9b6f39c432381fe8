"""State in the package who made the book, what it is called, and by what it is known."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.bind.epub.package import Statement
from octavo.settings import RELATORS, Person, Settings

__all__ = ["metadata"]

#: What the EPUB calls the schemes of subjects (EPUB Subject Authorities Registry).
AUTHORITIES = {
    "bisac": "BISAC",
    "clil": "CLIL",
    "dewey": "DDC",
    "lcsh": "LCSH",
    "thema": "Thema",
    "wgs": "WGS",
}


def metadata(settings: Settings, *, paged: bool) -> Iterator[Statement]:
    """Give the statements of a book, the identifier first (EPUB 3.3, section 5.5).

    `paged` says that the EPUB lists the pages of the printed edition.
    """
    yield Statement(settings.identifiers.epub or "", "identifier")
    yield from _titles(settings)
    yield from _people(settings.authors)
    yield Statement(settings.lang, "language")
    if settings.date:
        yield Statement(settings.date.isoformat(), "date")
    for name, value in (
        ("publisher", settings.publisher),
        ("rights", settings.rights),
        ("description", settings.description),
    ):
        if value:
            yield Statement(" ".join(value.split()), name)
    yield from _subjects(settings)
    if settings.series:
        yield Statement(
            settings.series.name, attributes={"id": "series", "property": "belongs-to-collection"}
        )
        yield _refine("series", "collection-type", "series")
        if settings.series.number:
            yield _refine("series", "group-position", settings.series.number)
    if settings.edition:
        yield Statement(settings.edition, attributes={"property": "schema:bookEdition"})
    if paged:
        if settings.identifiers.print:
            yield Statement(settings.identifiers.print, "source")
        source = settings.identifiers.print or f"{settings.title.main} (print)"
        yield Statement(source, attributes={"property": "pageBreakSource"})
    yield Statement("true", attributes={"property": "ibooks:specified-fonts"})


def _titles(settings: Settings) -> Iterator[Statement]:
    parts = {"main": settings.title.main, "subtitle": settings.title.subtitle}
    for order, (kind, words) in enumerate(parts.items(), 1):
        if words:
            name = f"title-{kind}"
            yield Statement(words, "title", {"id": name})
            yield _refine(name, "title-type", kind)
            yield _refine(name, "display-seq", str(order))


def _people(people: tuple[Person, ...]) -> Iterator[Statement]:
    written = any(person.role == "author" for person in people)
    for order, person in enumerate(people, 1):
        # A book without an author is catalogued under its editors.
        maker = person.role == "author" or not written
        name = f"person-{order}"
        yield Statement(person.name, "creator" if maker else "contributor", {"id": name})
        code = RELATORS[person.role]
        yield Statement(
            code, attributes={"refines": f"#{name}", "property": "role", "scheme": "marc:relators"}
        )
        if person.sort:
            yield _refine(name, "file-as", person.sort)


def _subjects(settings: Settings) -> Iterator[Statement]:
    for order, subject in enumerate(settings.subjects, 1):
        if isinstance(subject, str):
            yield Statement(subject, "subject")
            continue
        name = f"subject-{order}"
        yield Statement(subject.heading or subject.code, "subject", {"id": name})
        yield _refine(name, "authority", AUTHORITIES[subject.scheme])
        yield _refine(name, "term", subject.code)


def _refine(name: str, what: str, value: str) -> Statement:
    return Statement(value, attributes={"refines": f"#{name}", "property": what})
