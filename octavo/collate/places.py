"""Say where in the manuscript a passage stands, for whoever has to look there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from octavo.book import Book
from octavo.collate.facts import Passage
from octavo.findings import Finding, finding

__all__ = ["Context", "found_at"]

#: How many words are looked for, at most and at least.
SOUGHT = (8, 5, 3, 2, 1)


class Context:
    """Know the sources of a book's chapters, and the format that is being compared with them."""

    def __init__(self, book: Book, kind: str) -> None:
        """Compare a format with a book."""
        self.kind = kind
        self.sources: Mapping[str, str] = {chapter.path: chapter.source for chapter in book.chapters}


def found_at(context: Context, code: str, message: str, passage: Passage | None) -> Finding:
    """Give a finding about a passage, with its file, its line and the section it stands in."""
    if passage is None or not passage.path:
        return finding(code, message, format=context.kind)
    section = f", in “{passage.section}”" if passage.section else ""
    line = _line(context.sources.get(passage.path, ""), passage.words)
    return finding(code, message + section, path=passage.path, line=line, format=context.kind)


def _line(source: str, words: str) -> int | None:
    sought = re.findall(r"\w+", words)
    for number in SOUGHT:
        if len(sought) < number:
            continue
        match = re.search(r"[\W_]+".join(map(re.escape, sought[:number])), source)
        if match:
            return source.count("\n", 0, match.start()) + 1
    return None
