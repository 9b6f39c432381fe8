"""Prove that no citation was lost while the citations were set, before the outputs are looked at.

What was cited is known from before citeproc ran: the keys of each citation, and of each entry to be listed.
What it gave is read from pandoc's tree, by which the outputs are then measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from octavo.book import Book, Chapter
from octavo.findings import Finding, finding
from octavo.syntax import Element, elements, holding, plain

__all__ = ["check_citations"]

CODE = "collate-citation"
#: What an entry's id begins with, and the ways that lead to it.
ENTRY = "ref-"
#: The types that can bear an entry's id, and where it stands in them.
BEARERS = {"Div": 0, "Span": 0}


def check_citations(book: Book) -> tuple[Finding, ...]:
    """Find the citations that are missing, changed, silent or lead nowhere, and entries not listed."""
    listed = {chapter.path: set(_entries(chapter)) for chapter in book.chapters}
    everywhere = set().union(*listed.values())
    found = [
        finding(CODE, f"the entry of @{key}, which the book cites, is not listed")
        for key in book.references
        if key not in everywhere
    ]
    for chapter in book.chapters:
        found += [finding(CODE, words, path=chapter.path) for words in _chapter(chapter, everywhere)]
    return tuple(found)


def _chapter(chapter: Chapter, listed: set[str]) -> Iterator[str]:
    cited = set(chapter.cited)
    there = [(_keys(cite), cite) for cite in _cites(holding(chapter.blocks, {"Cite"}))]
    kept = [(keys, cite) for keys, cite in there if keys in cited]
    if [keys for keys, _ in kept] != list(chapter.cited):
        first = next(
            (keys for keys, (other, _) in zip(chapter.cited, kept, strict=False) if keys != other),
            chapter.cited[min(len(kept), len(chapter.cited) - 1)],
        )
        yield f"the citation of @{', @'.join(first)} is not where it was written"
    for keys, cite in kept:
        if not any(_words(element) for element in elements(cite["c"][1], words=True)):
            yield f"the citation of @{', @'.join(keys)} has become no words"
        for key in _led_to(cite):
            if key not in listed:
                yield f"the citation of @{', @'.join(keys)} leads to no entry"


def _cites(node: Any) -> Iterator[Element]:  # noqa: ANN401 -- JSON: an element, a list or a leaf
    """Give the citations in their order, but none that stands in another's words."""
    if isinstance(node, list):
        for part in node:
            yield from _cites(part)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
        else:
            for part in node.values():
                yield from _cites(part)


def _keys(cite: Element) -> tuple[str, ...]:
    return tuple(each["citationId"] for each in cite["c"][0])


def _led_to(cite: Element) -> Iterator[str]:
    for element in elements(cite["c"][1]):
        if element["t"] == "Link" and element["c"][2][0].startswith("#" + ENTRY):
            yield element["c"][2][0].removeprefix("#" + ENTRY)


def _entries(chapter: Chapter) -> Iterator[str]:
    """Give the keys of the entries that a chapter lists in words."""
    for element in elements(holding(chapter.blocks, BEARERS)):
        at = BEARERS.get(element["t"])
        if at is not None and element["c"][at][0].startswith(ENTRY):
            inside = elements(element["c"][1], words=True)
            if any(_words(part) for part in inside):
                yield element["c"][at][0].removeprefix(ENTRY)


def _words(element: Element) -> str:
    return plain([element]).strip() if element["t"] in {"Str", "Code", "Math"} else ""
