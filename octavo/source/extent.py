"""Count what a chapter or a book holds, and refuse what no book has: it would fill the machine later on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.settings import Limits
from octavo.source.amounts import amount
from octavo.source.pathology import too_deep
from octavo.syntax import WORDS, Element, elements, holding, plain

__all__ = ["book_extent", "chapter_extent", "too_many"]

#: What is counted in a chapter: pandoc's type, the key of the limit, and how it is called.
COUNTED = {
    "Header": ("headings", "headings"),
    "Image": ("images", "images"),
    "Link": ("links", "links"),
    "Note": ("notes", "notes"),
}
#: What stands in one another on the page, and what of it comes of brackets and colons alone.
NESTED = {"BlockQuote", "BulletList", "DefinitionList", "Div", "Emph", "Note", "OrderedList", "Quoted"}
NESTED |= {"SmallCaps", "Span", "Strikeout", "Strong", "Subscript", "Superscript", "Underline", "Link"}


def chapter_extent(blocks: Sequence[Element], source: str, path: str, limits: Limits) -> tuple[Finding, ...]:
    """Find what is more than the limits in one chapter, as pandoc read it."""
    counts: Counter[str] = Counter()
    found: list[Finding] = []
    for element in elements(holding(blocks, {*COUNTED, "Table"})):
        counts[element["t"]] += 1
        if element["t"] == "Table":
            found += _table(element, source, path, limits)
    for kind, (key, name) in COUNTED.items():
        found += too_many(counts[kind], limits, key, f"this chapter has {{}} {name}", path)
    depth, deepest = _deepest(blocks)
    if depth > limits.nesting:
        words = next((each["c"] for each in elements(deepest, words=True) if each["t"] == "Str"), "")
        found.append(too_deep(path, limits, Places(source).find(words)[0] if words else None, depth))
    return tuple(found)


def book_extent(paths: Sequence[str], sizes: Iterable[int], limits: Limits) -> tuple[Finding, ...]:
    """Find whether a book has more files, or larger ones together, than the limits; sizes are in bytes."""
    found = too_many(len(paths), limits, "files", "this book has {} files of text", "book.yaml")
    megabytes = sum(sizes) / 2**20
    words = "the files of this book have {} MB together"
    return (*found, *too_many(megabytes, limits, "book_megabytes", words, "book.yaml"))


def too_many(  # noqa: PLR0913, PLR0917 -- a count, what it may be, and what to say of it
    count: float, limits: Limits, key: str, words: str, path: str, line: int | None = None
) -> Iterator[Finding]:
    """Give the finding that a count is over the limit of that key; `words` has {} where the count stands."""
    most = getattr(limits, key)
    if count > most:
        hint = f"divide it, or raise `limits.{key}` in book.yaml"
        message = f"{words.format(amount(count))}, and {amount(most)} are the limit"
        yield finding("source-too-many", message, path=path, line=line, hint=hint)


def _table(table: Element, source: str, path: str, limits: Limits) -> Iterator[Finding]:
    _, _, columns, (_, head), bodies, (_, foot) = table["c"]
    rows = [*head, *(row for _, _, first, rest in bodies for row in (*first, *rest)), *foot]
    if len(rows) > limits.table_rows or len(columns) > limits.table_columns:
        words = plain(rows[0][1][0][4]).split() if rows and rows[0][1] else []
        line = Places(source).find(words[0])[0] if words else None
        yield from too_many(len(rows), limits, "table_rows", "this table has {} rows", path, line)
        yield from too_many(len(columns), limits, "table_columns", "this table has {} columns", path, line)


def _deepest(blocks: Sequence[Element]) -> tuple[int, object]:
    """Count how many elements stand in one another at most, and give the innermost of them.

    Without recursion, since it is in doubt whether there is room for that.
    """
    deepest: tuple[int, object] = (0, [])
    waiting: list[tuple[object, int]] = [(holding(blocks, NESTED), 0)]
    while waiting:
        at, depth = waiting.pop()
        if isinstance(at, dict) and at.get("t") in NESTED:
            depth += 1
            deepest = max(deepest, (depth, at), key=lambda each: each[0])
        parts = at.values() if isinstance(at, dict) else at if isinstance(at, (list, tuple)) else ()
        waiting += [
            (part, depth)
            for part in parts
            if (part.get("t") not in WORDS if isinstance(part, dict) else isinstance(part, list))
        ]
    return deepest
