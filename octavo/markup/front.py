"""Make the leaves that a book has before its text begins, out of `book.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from octavo.book import Book, Leaf, Matter
from octavo.markup.kinds import semantics
from octavo.markup.tree import add, section
from octavo.settings import Person, Settings
from octavo.words import words_in
from octavo.xhtml import Tree, write

__all__ = ["front_leaves", "part_leaf"]

#: The order in which the copyright page names the ISBN of each format.
IDENTIFIED = ("print", "epub", "screen", "web")


def front_leaves(book: Book) -> tuple[Leaf, ...]:
    """Give half-title, title page and copyright page.

    Titles here are paragraphs: the book's title is no heading of its text.
    """
    settings, words = book.settings, words_in(book.settings.lang)
    half = _page("half-title", settings, words)
    add(half, "p", settings.title.main, class_="title")
    title = _page("title-page", settings, words)
    _title_page(title, settings, words)
    imprint = _page("copyright-page", settings, words)
    _copyright_page(imprint, settings, words)
    return tuple(_bound_in(tree, settings.lang) for tree in (half, title, imprint))


def _bound_in(tree: Tree, lang: str) -> Leaf:
    kind = tree.get("id", "")
    return Leaf(kind, kind, tree.get("aria-label", ""), Matter.FRONT, write(tree), lang)


def part_leaf(book: Book, part: int) -> Leaf:
    """Give the leaf of a part that `book.yaml` names."""
    chosen, lang = book.parts[part], book.settings.lang
    heading = f"{chosen.key}--title"
    given = {"id": chosen.key, "class": "leaf part", "lang": lang, "xml:lang": lang}
    tree = section("section", {**given, **semantics("part"), "aria-labelledby": heading})
    add(tree, "h1", chosen.title, id=heading, class_="opening")
    return Leaf(chosen.key, "part", chosen.title, Matter.MAIN, write(tree), lang, part=chosen.title)


def _page(kind: str, settings: Settings, words: Mapping[str, str]) -> Tree:
    given = {"id": kind, "class": f"leaf {kind}", "lang": settings.lang, "xml:lang": settings.lang}
    return section("section", {**given, **semantics(kind), "aria-label": words[kind]})


def _title_page(page: Tree, settings: Settings, words: Mapping[str, str]) -> None:
    add(page, "p", settings.title.main, class_="title")
    if settings.title.subtitle:
        add(page, "p", settings.title.subtitle, class_="subtitle")
    for person in settings.authors:
        _byline(page, person, words)
    if settings.edition:
        add(page, "p", settings.edition, class_="edition")
    if settings.publisher:
        add(page, "p", settings.publisher, class_="publisher")


def _byline(page: Tree, person: Person, words: Mapping[str, str]) -> None:
    if person.role == "author":
        add(page, "p", person.name, class_="author")
    else:
        words_before = words.get(person.role, words["contributor"])
        add(page, "p", words_before.format(person.name), class_="contributor")


def _copyright_page(page: Tree, settings: Settings, words: Mapping[str, str]) -> None:
    for line in _imprint(settings, words):
        add(page, "p", line)
    if settings.printing:
        add(page, "p", settings.printing, class_="printing")


def _imprint(settings: Settings, words: Mapping[str, str]) -> Iterator[str]:
    title = settings.title
    yield f"{title.main}: {title.subtitle}" if title.subtitle else title.main
    if settings.series:
        yield ", ".join(filter(None, [settings.series.name, settings.series.number]))
    if settings.edition:
        yield settings.edition
    yield from (settings.rights or "").strip().split("\n\n") if settings.rights else ()
    if settings.publisher or settings.date:
        when = str(settings.date.year) if settings.date else ""
        yield ", ".join(filter(None, [settings.publisher, when]))
    for kind in IDENTIFIED:
        identifier = getattr(settings.identifiers, kind) or ""
        number = identifier.removeprefix("urn:isbn:")
        if number and number[:3] in {"978", "979"} and f"isbn-{kind}" in words:
            yield words[f"isbn-{kind}"].format(number)
