"""Fill in values of `book.yaml`: an empty span `[]{meta=NAME}`, which plain pandoc reads without harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from octavo.book import Book, Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.settings import Settings
from octavo.shapes import nearest
from octavo.syntax import Element, rewrite_holding

__all__ = ["fill_variables"]

META = "meta"
WRITTEN = "meta="
#: What other tools fill in; here it is text.
TEMPLATE = re.compile(r"\{\{[ \t]*(?P<name>[A-Za-z][\w.-]*)[ \t]*\}\}")


def fill_variables(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Put a value in the place of every span that asks for one; a name without a value is an error."""
    values = _values(book.settings)
    found: list[Finding] = []
    chapters = tuple(_filled(chapter, values, found) for chapter in book.chapters)
    return replace(book, chapters=chapters), tuple(found)


def _values(settings: Settings) -> Mapping[str, str | None]:
    """Give the values by name: those of the settings that a text may quote, with the author's own."""
    told = {
        "title": settings.title.main,
        "subtitle": settings.title.subtitle,
        "author": ", ".join(person.name for person in settings.authors if person.role == "author") or None,
        "date": settings.date.isoformat() if settings.date else None,
        "edition": settings.edition,
        "publisher": settings.publisher,
        "description": settings.description,
        "series": settings.series.name if settings.series else None,
    }
    return told | settings.variables


def _filled(chapter: Chapter, values: Mapping[str, str | None], found: list[Finding]) -> Chapter:
    if "{{" in chapter.source:
        found += _templates(chapter, values)
    if WRITTEN not in chapter.source:
        return chapter
    places = Places(mask_code(chapter.source))

    def fill(element: Element) -> Element | list[Element]:
        if element["t"] != "Span":
            return element
        (name, classes, pairs), _words = element["c"]
        asked = dict(pairs).get(META)
        if asked is None:
            return element
        value = values.get(asked)
        if value is None:
            found.append(_unknown(asked, values, chapter.path, places))
            return element
        filled = _inlines(value)
        rest = [name, classes, [pair for pair in pairs if pair[0] != META]]
        return filled if rest == ["", [], []] else {"t": "Span", "c": [rest, filled]}

    return replace(chapter, blocks=rewrite_holding(chapter.blocks, {"Span"}, fill))


def _inlines(value: str) -> list[Element]:
    made: list[Element] = []
    for word in value.split():
        made += ([{"t": "Space"}] if made else []) + [{"t": "Str", "c": word}]
    return made


def _unknown(name: str, values: Mapping[str, str | None], path: str, places: Places) -> Finding:
    line, column = places.find(f"meta={name}")
    if line is None:
        line, column = places.find(f'meta="{name}"')
    near = nearest(name, [known for known, value in values.items() if value is not None])
    hint = f"did you mean {near}?" if near else f"add it to book.yaml: `variables: {{{name}: ...}}`"
    words = f"book.yaml has no value for {name}"
    if name in values:
        words, hint = f"book.yaml does not say the {name} that is asked for here", f"write `{name}:` there"
    return finding("variable-unknown", words, path=path, line=line, column=column, hint=hint)


def _templates(chapter: Chapter, values: Mapping[str, str | None]) -> Iterator[Finding]:
    """Find `{{ name }}` where the name has a value: whoever writes that may expect it to be filled in."""
    masked = mask_code(chapter.source)
    for match in TEMPLATE.finditer(masked):
        if values.get(match["name"]) is not None:
            line = masked.count("\n", 0, match.start()) + 1
            column = match.start() - masked.rfind("\n", 0, match.start())
            words = f"{match[0]} will be printed as it stands"
            hint = f"write []{{meta={match['name']}}} for its value"
            yield finding("variable-literal", words, path=chapter.path, line=line, column=column, hint=hint)
