"""Read what a mark says: its terms, from main entry to sub-entry, and where italics are in them.

Levels are parted by `!`, as LaTeX and makeindex have it; several terms by a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from octavo.book import Term
from octavo.syntax import QUOTES, SPACES, Element

__all__ = ["DEEPEST", "Path", "flat", "fold", "read_paths", "split_levels", "term_of", "written"]

#: A term with those above it: (soviets, of workers).
Path = tuple[Term, ...]

#: How many levels an index has.
DEEPEST = 3
#: A sign of exclamation that ends a word is one ("Oklahoma!"); others part two levels.
LEVELS = re.compile(r"\s+!\s+|(?<=[^\s!])!(?=[^\s!])")
EMPHASIS = re.compile(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)")
#: What pandoc makes of plain signs in a text; in an attribute it leaves them.
SMART = (("---", "\u2014"), ("--", "\u2013"), ("...", "\u2026"), ("'", "\u2019"))


def read_paths(words: str) -> tuple[Path, ...]:
    """Read the terms of an attribute: `anarchism; soviets!of workers`."""
    parts = (split_levels(part) for part in words.split(";"))
    return tuple(tuple(map(written, levels)) for levels in parts if levels)


def split_levels(words: str) -> list[str]:
    """Give the levels of one term as they are written; what is deeper than the deepest stays in it."""
    levels = [level.strip() for level in LEVELS.split(words) if level.strip()]
    return [*levels[: DEEPEST - 1], ": ".join(levels[DEEPEST - 1 :])] if len(levels) > DEEPEST else levels


def written(words: str) -> Term:
    """Read one level: its signs are made those of the text, and `*words*` or `_words_` are italic."""
    for plain, smart in SMART:
        words = words.replace(plain, smart)
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in EMPHASIS.finditer(words):
        parts += [(words[at : match.start()], False), (match[2], True)]
        at = match.end()
    return _joined([*parts, (words[at:], False)])


def term_of(inlines: Iterable[Element]) -> Term:
    """Give marked words as a term, without notes."""
    return _joined(_parts(inlines, italic=False))


def flat(term: Term) -> str:
    """Give a term's words."""
    return "".join(words for words, _ in term)


def fold(path: Path) -> tuple[str, ...]:
    """Give a path without what a hand may write in two ways: case, spaces, italics, hyphens."""
    return tuple("".join(filter(str.isalnum, flat(term).casefold())) or flat(term) for term in path)


def _parts(inlines: Iterable[Element], *, italic: bool) -> Iterator[tuple[str, bool]]:
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            yield content, italic
        elif kind in SPACES:
            yield " ", italic
        elif kind in {"Code", "Math"}:
            yield content[1], italic
        elif kind == "Emph":
            yield from _parts(content, italic=not italic)
        elif kind == "Quoted":
            marks = QUOTES[content[0]["t"]]
            yield marks[0], italic
            yield from _parts(content[1], italic=italic)
            yield marks[1], italic
        elif kind in {"Link", "Span", "Cite"}:
            yield from _parts(content[1], italic=italic)
        elif kind != "Note" and isinstance(content, list):
            yield from _parts((each for each in content if isinstance(each, dict)), italic=italic)


def _joined(parts: Iterable[tuple[str, bool]]) -> Term:
    """Join neighbours of one kind, and make every white space one; none is left at either end."""
    joined: list[tuple[str, bool]] = []
    for words, italic in parts:
        clean = re.sub(r"\s+", " ", words)
        before = joined[-1][0] if joined else " "
        clean = clean.lstrip(" ") if before.endswith(" ") else clean
        if clean and joined and joined[-1][1] is italic:
            joined[-1] = (before + clean, italic)
        elif clean:
            joined.append((clean, italic))
    if joined and joined[-1][0].endswith(" "):
        words, italic = joined.pop()
        joined += [(words.rstrip(" "), italic)] if words.strip() else []
    return tuple(joined)
