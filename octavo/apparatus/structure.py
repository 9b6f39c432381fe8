"""Look at the order of a book's headings before it is built: gaps, empty sections, twins, mere images."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from octavo.apparatus.outline import Heading, outline
from octavo.book import Book, Chapter, Matter
from octavo.findings import Finding, finding

__all__ = ["check_structure"]

#: The level at which a chapter may begin: some books name their parts or themselves with the first.
DEEPEST_FIRST = 2
#: Levels of headings (HTML, 4.3.6); pandoc's own dialects take more signs for a heading, too.
LEVELS = 6
#: A heading's parent: the texts of those above it, from the chapter's path down.
Branch = tuple[str, ...]


def check_structure(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book as it is, and what its headings would make of contents, running heads and outline."""
    found = (sorted(_chapter(chapter), key=lambda each: each.line or 0) for chapter in book.chapters)
    return book, tuple(each for chapter in found for each in chapter)


def _chapter(chapter: Chapter) -> Iterator[Finding]:
    headings = outline(chapter)
    sections = [heading for heading in headings if not heading.holder]
    for heading in headings:
        yield from _words(heading, chapter.path)
    yield from _depth(headings, chapter.path)
    yield from _jumps([each for each in sections if each.level <= LEVELS], chapter.path)
    yield from _twins(sections, chapter.path)
    # Of a chapter that could not be read nobody knows, and an empty one is told of as such.
    if chapter.matter is Matter.MAIN and chapter.blocks and not headings:
        hint = "begin it with a line `# Title`, or it will be missing from the contents"
        yield finding("chapter-no-heading", "this chapter has no heading", path=chapter.path, hint=hint)


def _words(heading: Heading, path: str) -> Iterator[Finding]:
    line, column = heading.place
    if heading.only_image:
        said = f"; all that names it is “{_short(heading.text)}”" if heading.text else ""
        message, hint = f"a heading is only an image{said}", "write the title in words, the image below it"
        yield finding("heading-image", message, path=path, line=line, column=column, hint=hint)
    elif not heading.text:
        hint = "write its words, or delete its signs"
        yield finding(
            "heading-empty", "a heading has no words", path=path, line=line, column=column, hint=hint
        )
    if heading.holder:
        message = f"the heading “{_short(heading.text)}” stands inside {heading.holder}"
        hint = "set it in bold where it begins no section; the contents list every heading"
        yield finding("heading-inside", message, path=path, line=line, column=column, hint=hint)
    elif heading.empty and heading.text and not heading.only_image:
        message = f"nothing stands under the heading “{_short(heading.text)}”"
        hint = "write the section, or delete its heading"
        yield finding("section-empty", message, path=path, line=line, column=column, hint=hint)


def _depth(headings: Sequence[Heading], path: str) -> Iterator[Finding]:
    for heading in headings:
        if heading.level > LEVELS:
            message = (
                f"the heading “{_short(heading.text)}” is of level {heading.level}, and there are {LEVELS}"
            )
            hint = f"write it with {LEVELS} # at most, or in bold"
            line, column = heading.place
            yield finding("heading-too-deep", message, path=path, line=line, column=column, hint=hint)


def _jumps(sections: list[Heading], path: str) -> Iterator[Finding]:
    before = 0
    for heading in sections:
        if heading.level > (before + 1 if before else DEEPEST_FIRST):
            words = f"jumps from level {before} to" if before else "begins its chapter at"
            message = f"the heading “{_short(heading.text)}” {words} level {heading.level}"
            hint = f"write it with {'#' * (before + 1)}, so that no level is missing above it"
            line, column = heading.place
            yield finding("heading-jump", message, path=path, line=line, column=column, hint=hint)
        before = heading.level


def _twins(sections: list[Heading], path: str) -> Iterator[Finding]:
    seen: dict[tuple[Branch, int, str], Heading] = {}
    above: list[tuple[int, str]] = []
    for number, heading in enumerate(sections):
        while above and above[-1][0] >= heading.level:
            above.pop()
        name = _name(heading.text)
        key = (tuple(own for _, own in above), heading.level, name)
        if name and "unlisted" not in heading.classes:
            first = seen.setdefault(key, heading)
            if first is not heading:
                yield _twin(heading, first, path)
        above.append((heading.level, f"{name} {number}"))


def _twin(heading: Heading, first: Heading, path: str) -> Finding:
    line, column = heading.place
    where = f" (the first in line {first.place[0]})" if first.place[0] else ""
    message = f"the heading “{_short(heading.text)}” stands twice under one parent{where}"
    hint = "give one of the two other words, so that the contents tell them apart"
    return finding("heading-twin", message, path=path, line=line, column=column, hint=hint)


def _name(text: str) -> str:
    """Give a heading's words as they are compared: without regard to case, spaces and forms of letters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _short(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder="…")
