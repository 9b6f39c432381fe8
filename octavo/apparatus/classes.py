"""Find classes that are nearly those that have a look: a slip of the hand leaves no other trace."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from octavo.book import Book, Chapter
from octavo.findings import Finding, finding
from octavo.places import Places
from octavo.syntax import Element, elements, holding

__all__ = ["LOOKS", "check_classes"]

#: The classes of divisions and words that mean something in a book (docs/classes.md).
LOOKS = frozenset(
    {"attribution", "box", "caution", "center", "closing", "dateline", "drama", "epigraph", "hanging"}
    | {"important", "letter", "margin", "note", "postscript", "pullquote", "right", "salutation"}
    | {"signature", "small", "speaker", "stage", "tip", "verse", "warning"}
)
#: Those of other features, which are no slips of these.
KNOWN = LOOKS | frozenset(
    {"abbr", "acknowledgments", "afterword", "appendix", "bibliography", "bleed", "chapter", "colophon"}
    | {"cross-reference", "decorative", "dedication", "foreword", "full", "glossary", "index", "introduction"}
    | {"label", "listing", "main", "mark", "notes", "page"}
    | {"part", "preface", "references", "short", "smallcaps", "term", "underline", "unlisted", "unnumbered"}
)
#: Other words for the same, and other spellings.
MEANT = {
    "centre": "center",
    "centered": "center",
    "sidenote": "margin",
    "marginnote": "margin",
}
MEANT |= {"poem": "verse", "poetry": "verse", "info": "note", "danger": "warning"}
MEANT |= {"pull-quote": "pullquote", "play": "drama", "flush-right": "right", "hang": "hanging"}
#: How much alike two words must be, of 1.
ALIKE = 0.8


def check_classes(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give the book as it is, and a finding for each class of a chapter that is nearly a known one, once."""
    return book, tuple(found for chapter in book.chapters for found in _chapter(chapter))


def _chapter(chapter: Chapter) -> Iterator[Finding]:
    met: set[str] = set()
    for element in elements(holding(chapter.blocks, {"Div", "Span"})):
        if element["t"] not in {"Div", "Span"}:
            continue
        for word in _classes(element):
            near = None if word in met else _nearest(word)
            met.add(word)
            if near:
                line, column = _place(word, chapter.source)
                words = f"the class {word} has no look of its own"
                hint = f"did you mean {near}?"
                yield finding("class-unknown", words, path=chapter.path, line=line, column=column, hint=hint)


def _classes(element: Element) -> list[str]:
    return [str(word) for word in element["c"][0][1]]


def _nearest(word: str) -> str | None:
    plain = word.lower()
    if word in KNOWN:
        return None
    if plain in KNOWN:
        return plain
    near = difflib.get_close_matches(plain, KNOWN, 1, ALIKE)
    return MEANT.get(plain) or (near[0] if near and near[0] in LOOKS else None)


def _place(word: str, source: str) -> tuple[int | None, int | None]:
    """Give the place of a class: in braces behind a dot, or alone behind colons."""
    match = re.search(rf"(?:\.|:::+[ \t]*){re.escape(word)}(?![\w-])", source)
    return Places(source).find(match[0]) if match else (None, None)
