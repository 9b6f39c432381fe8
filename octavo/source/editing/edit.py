"""Edit a manuscript: give the text that it has in one edition and medium, before it is composed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from octavo.book import Book, Chapter, Image
from octavo.findings import Finding, finding
from octavo.media import MEDIA, NAMES
from octavo.source.editing.conditions import has_conditions
from octavo.source.editing.edition import Edition
from octavo.source.editing.links import Gone, free_links
from octavo.source.editing.names import judge_names
from octavo.source.editing.sift import Sieve
from octavo.source.editing.variables import fill_variables
from octavo.syntax import elements, holding

__all__ = ["edit"]


def edit(
    book: Book, edition: Edition, elsewhere: Mapping[str, Collection[str]]
) -> tuple[Book, tuple[Finding, ...]]:
    """Take out of a book what stands in other editions and media, and fill in what it quotes of `book.yaml`.

    `elsewhere` are the ids in the files that only other editions have. A chapter of which nothing is left is
    none, and a link to what has gone becomes its words. `Book.media` says to which media the same text goes.
    """
    known = {*NAMES, *book.settings.editions, *([edition.name] if edition.name else [])}
    found: tuple[Finding, ...] = ()
    chapters: list[Chapter] = []
    gone: dict[str, Collection[str]] = dict(elsewhere)
    files = set(elsewhere)
    media, taken = MEDIA, bool(elsewhere)
    for chapter in book.chapters:
        if not has_conditions(chapter.source):
            chapters.append(chapter)
            continue
        found += tuple(judge_names(chapter, known))
        sieve = Sieve(edition, known)
        blocks = sieve.blocks(chapter.blocks)
        media, taken = media & sieve.media, taken or sieve.taken
        gone[chapter.path] = sieve.gone
        if blocks or not chapter.blocks:
            chapters.append(replace(chapter, blocks=blocks))
        else:
            files.add(chapter.path)
    images = _shown(book, chapters) if taken else book.images
    edited = replace(book, chapters=tuple(chapters), images=images, edition=edition.name, media=media)
    edited = replace(edited, gone=frozenset[str]().union(*gone.values()))
    if book.chapters and not chapters:
        found += (_empty(edition),)
    freed, since = free_links(edited, Gone(gone, files))
    filled, told = fill_variables(freed)
    return filled, found + since + told


def _empty(edition: Edition) -> Finding:
    named = f" of the edition {edition.name}" if edition.name else ""
    words = f"nothing of the manuscript stands in the {edition.medium} text{named}"
    hint = "build only the formats that have a text, or correct the conditions"
    return finding("edition-empty", words, hint=hint)


def _shown(book: Book, chapters: Collection[Chapter]) -> tuple[Image, ...]:
    """Give the images that are left, with the cover."""
    shown = {
        element["c"][2][0]
        for chapter in chapters
        for element in elements(holding(chapter.blocks, {"Image"}))
        if element["t"] == "Image"
    }
    cover = book.settings.cover
    return tuple(image for image in book.images if image.path in shown or image.path == cover)
