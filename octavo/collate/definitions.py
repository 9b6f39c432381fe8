"""Prove that no term lost its definition while the book was composed, before the outputs are looked at.

Which entries the terms of a chapter mean is known from when they were found; where they lead, and what is
listed, is read from pandoc's tree, by which the outputs are then measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.book import Book, Chapter
from octavo.findings import Finding, finding
from octavo.syntax import Element, elements, holding, plain

__all__ = ["check_definitions"]

CODE = "collate-term"
ROLE = ["role", "doc-glossref"]


def check_definitions(book: Book) -> tuple[Finding, ...]:
    """Find the terms that lead elsewhere, nowhere or say nothing, and the entries that are not listed."""
    homes: dict[str, int] = {}
    for chapter in book.chapters:
        for name in _entries(chapter):
            homes[name] = homes.get(name, 0) + 1
    found = [_missing(name, homes.get(name, 0)) for name in book.entries if homes.get(name, 0) != 1]
    listed = set(book.entries)
    for chapter in book.chapters:
        found += [finding(CODE, words, path=chapter.path) for words in _chapter(chapter, listed)]
    return tuple(found)


def _missing(name: str, times: int) -> Finding:
    told = "is not listed" if not times else f"is listed {times} times"
    return finding(CODE, f"the definition {name} {told}")


def _chapter(chapter: Chapter, listed: set[str]) -> Iterator[str]:
    ways = list(_ways(chapter))
    led = [target for target, _ in ways]
    if led != list(chapter.glossed):
        at = next(
            (at for at, pair in enumerate(zip(led, chapter.glossed, strict=False)) if len(set(pair)) > 1), -1
        )
        at = min(len(led), len(chapter.glossed)) if at < 0 else at
        wanted = chapter.glossed[at] if at < len(chapter.glossed) else None
        there = led[at] if at < len(led) else None
        yield f"a term leads to {there or 'nothing'} and not to {wanted or 'nothing'}"
    for target, words in ways:
        if not words:
            yield f"the term that leads to {target} has no words"
        if target not in listed:
            yield f"the term “{words}” leads to no definition"


def _ways(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Give where each way to a definition leads, and the words that it stands on."""
    for element in elements(holding(chapter.blocks, {"Link"})):
        if element["t"] == "Link" and ROLE in element["c"][0][2]:
            yield element["c"][2][0].removeprefix("#"), plain(element["c"][1]).strip()


def _entries(chapter: Chapter) -> Iterator[str]:
    """Give the ids of the entries that a chapter lists, each with a term and a definition in words."""
    for element in elements(holding(chapter.blocks, {"DefinitionList"})):
        if element["t"] == "DefinitionList":
            for term, definitions in element["c"]:
                if _said(definitions):
                    yield from (each["c"][0][0] for each in term if _is_term(each))


def _is_term(element: Element) -> bool:
    return bool(element["t"] == "Span" and "dfn" in element["c"][0][1] and plain(element["c"][1]).strip())


def _said(node: object) -> bool:
    return any(each["t"] in {"Str", "Code", "CodeBlock", "Math"} for each in elements(node, words=True))
