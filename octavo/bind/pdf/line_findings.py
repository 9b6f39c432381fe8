"""Name what is too wide for the page: lines of code that are turned over, tables whose words are broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from octavo.bind.pdf.forme import Turned, Typeset
from octavo.book import Book, Leaf
from octavo.findings import Finding, finding
from octavo.places import Places

__all__ = ["line_findings"]

#: How much of a line is quoted, and sought in the manuscript, in letters: what a callout ends is its end.
QUOTED, SOUGHT = 40, 30
#: How many blocks of a leaf are named.
NAMED = 3
HINT = "break it where the language lets you, or choose a larger trim"


def line_findings(
    book: Book, leaves: Sequence[Leaf], typeset: Mapping[str, Typeset], edition: str
) -> Iterator[Finding]:
    """Find each block of code with such lines, at the first of them, and each such table.

    Of the blocks of a leaf only the first few have a finding: the last of these says how many more there are.
    """
    places = {chapter.path: Places(chapter.source) for chapter in book.chapters}
    for leaf in leaves:
        turned = typeset[leaf.key].turned
        for number, block in enumerate(turned[:NAMED], 1):
            others = len(turned) - NAMED if number == NAMED else 0
            yield _finding(block, leaf.path, places.get(leaf.path or ""), edition, others)
        for words in typeset[leaf.key].broken:
            yield _table(words, leaf.path, places.get(leaf.path or ""), edition)


def _finding(block: Turned, path: str | None, places: Places | None, edition: str, blocks: int) -> Finding:
    words = block.words.strip()
    line, column = places.find(words[:SOUGHT]) if places and words else (None, None)
    named = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
    others = block.lines - 1
    more = f", and so are {others} more of this block" if others > 1 else ", and so is one more of this block"
    rest = f"; {blocks} more block{'s' if blocks > 1 else ''} of this chapter have such lines"
    message = f"the line “{named}” is turned over{more if others else ''}{rest if blocks > 0 else ''}"
    return finding("code-line-long", message, path=path, line=line, column=column, format=edition, hint=HINT)


def _table(words: str, path: str | None, places: Places | None, edition: str) -> Finding:
    line, column = places.find(words[:SOUGHT]) if places and words else (None, None)
    message = f"the table that begins with “{words[:QUOTED]}” has no room for its words, and they are broken"
    hint = "take columns out, or part it into two tables"
    return finding("table-wide", message, path=path, line=line, column=column, format=edition, hint=hint)
