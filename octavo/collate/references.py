"""Check the cross-references of a loaded book: none is lost, and each says what it leads to is called.

What is loaded has its labels and references set, by a maker who may err; every output is then compared with
it. So the manuscript's tree is gone through on its own, with nothing of the maker but the keys it has read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from octavo.book import Book, Chapter
from octavo.collate.labels import Label, read_labels
from octavo.findings import Finding, finding
from octavo.syntax import Element, elements, holding, plain

__all__ = ["check_references"]

CODE = "collate-reference"
#: How a reference is known, and the attribute that keeps its key.
CLASS, KEY = "cross-reference", "key"

Names = Mapping[str, Mapping[str, Label]]


def check_references(book: Book) -> tuple[Finding, ...]:
    """Find references that are gone, that say nothing or another number, and labels that stand twice."""
    if not any(chapter.referred for chapter in book.chapters):
        return ()
    names = read_labels(book)
    found = [finding(CODE, words) for words in _twice(names)]
    for chapter in book.chapters:
        found += [finding(CODE, words, path=chapter.path) for words in _chapter(chapter, names)]
    return tuple(found)


def _twice(names: Names) -> Iterator[str]:
    labels = Counter(label for named in names.values() for name, label in named.items() if name and label.own)
    yield from (f"two things are called {label.words}" for label, times in labels.items() if times > 1)


def _chapter(chapter: Chapter, names: Names) -> Iterator[str]:
    there = [
        (_key(link), link)
        for link in elements(holding(chapter.blocks, {"Link"}))
        if link["t"] == "Link" and CLASS in link["c"][0][1]
    ]
    if tuple(key for key, _ in there) != chapter.referred:
        lost = Counter(chapter.referred) - Counter(key for key, _ in there)
        yield f"the references of this chapter are not those that were written: {', '.join(lost) or 'order'}"
    for key, link in there:
        words, label = plain(link["c"][1]), _called(link, chapter.path, names)
        if label is None:
            yield f"the reference {key} leads nowhere"
        elif not _says(words, label):
            yield f"the reference {key} says “{words}”, and leads to “{label.words}”"


def _says(words: str, label: Label) -> bool:
    """Say whether a reference's words hold a number, or a title, as a whole."""
    number = re.search(r"\w+(?:\.\w+)*$", label.words) if label.own else None
    # Japanese writes no space before a number, whose edge is then no word's: 式1.
    sought = re.sub(r"^[^\x00-\x7f]+(?=[0-9])", "", number[0]) if number else label.words
    edges = re.ASCII if sought.isascii() else re.UNICODE
    whole = rf"(?<![\w.]){re.escape(sought)}(?![\w]|\.\w)"
    return re.search(whole, " ".join(words.split()), edges) is not None


def _called(link: Any, path: str, names: Names) -> Label | None:  # noqa: ANN401 -- JSON
    file, _, name = link["c"][2][0].partition("#")
    if file:
        beside = [other for other in names if other == file or other.endswith("/" + file.split("/")[-1])]
        return next((names[other].get(name) for other in beside), None)
    own = names[path].get(name)
    return own or next((named[name] for named in names.values() if name in named), None)


def _key(link: Element) -> str:
    return str(dict(link["c"][0][2]).get(KEY, ""))
