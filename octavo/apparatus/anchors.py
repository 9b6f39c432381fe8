"""Give every anchor the id it has in the whole book; the manuscript's own may stand in two chapters."""

from __future__ import annotations

from dataclasses import replace

from octavo.apparatus.attributes import identifier, with_identifier
from octavo.apparatus.names import chapter_names, heading_name
from octavo.book import Book, Chapter, Matter
from octavo.findings import Finding, finding
from octavo.syntax import Element, elements, plain, rewrite

__all__ = ["name_anchors"]


def name_anchors(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Rename every id of every chapter, and find headings that say nothing or skip a level."""
    chapters = tuple(_named(chapter) for chapter in book.chapters)
    findings = tuple(found for chapter in book.chapters for found in _headings(chapter))
    return replace(book, chapters=chapters), findings


def _named(chapter: Chapter) -> Chapter:
    names = chapter_names(chapter)
    used: set[str] = set()

    def name(element: Element) -> Element:
        own = identifier(element) or heading_name(element)
        if not own:
            return element
        new = names[own]
        if new in used:
            new = f"{new}-again-{len(used)}"
        used.add(new)
        return with_identifier(element, new)

    return replace(chapter, blocks=tuple(rewrite(list(chapter.blocks), name)))


def _headings(chapter: Chapter) -> list[Finding]:
    found: list[Finding] = []
    before = 0
    for element in elements(list(chapter.blocks)):
        if element["t"] != "Header":
            continue
        level, _, words = element["c"]
        text = plain(words).strip()
        if not text:
            found.append(finding("heading-empty", "a heading has no words", path=chapter.path))
        if before and level > before + 1:
            message = f"the heading “{text}” jumps from level {before} to level {level}"
            hint = f"write it with {'#' * (before + 1)}, so that no level is missing above it"
            line = _line(chapter.source, text)
            found.append(finding("heading-jump", message, path=chapter.path, line=line, hint=hint))
        before = level
    if chapter.matter is Matter.MAIN and not before:
        hint = "begin it with a line `# Title`, or it will be missing from the contents"
        found.append(
            finding("chapter-no-heading", "this chapter has no heading", path=chapter.path, hint=hint)
        )
    return found


def _line(source: str, text: str) -> int | None:
    lines = source.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith("#") and text in line), None)
