"""Scan a chapter's source for notes as they are written: markers, definitions, and how far each reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Definition", "Inline", "Marker", "Scan", "label_key", "scan"]

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
SIGNED = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\[\n]*)\]")
#: What may stand before a definition in its line: what holds it.
BEFORE = re.compile(r"[ \t]*(?:(?:[-+*:~]|\(?(?:\d{1,9}|[A-Za-z]|#)[.)])[ \t]+|>[ \t]*)*$")
DEFINES = re.compile(r"[ \t]*\[\^[^\]\[\n]*\]:")
BRACKETS = re.compile(r"\\.|[\[\]]|\n[ \t]*\n")
INLINE = re.compile(r"(?<!\\)\^\[")
QUOTED = re.compile(r"^(?: {0,3}> ?)+")
#: How much deeper than its definition a note's further paragraphs are indented (MANUAL, "Footnotes").
INDENT = 4


@dataclass(frozen=True, slots=True)
class Definition:
    """Hold a note's definition: its label, where it begins and ends, how far it is indented.

    `words` is where its text begins. `dropped` is where a paragraph begins that is indented, but too little
    to belong to the note, or None.
    """

    label: str
    start: int
    words: int
    end: int
    indent: int
    dropped: int | None


@dataclass(frozen=True, slots=True)
class Marker:
    """Hold a marker: its label, and where it begins and ends."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """Hold an inline note, `^[...]`: where it begins, and ends: None where it is never closed."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Scan:
    """Hold all that looks like a note in a chapter, in the order of the source; `masked` is what was read."""

    masked: str
    definitions: tuple[Definition, ...]
    markers: tuple[Marker, ...]
    inlines: tuple[Inline, ...]

    def around(self, offset: int) -> Definition | Inline | None:
        """Give the note inside of which an offset stands: the innermost."""
        inlines = [note for note in self.inlines if note.end and note.start < offset < note.end]
        if inlines:
            return inlines[-1]
        before = bisect_left(self.definitions, offset, key=lambda note: note.start)
        last = self.definitions[before - 1] if before else None
        return last if last and offset < last.end else None


def scan(source: str, masked: str) -> Scan:
    """Scan a chapter; in `masked`, the source without its code. Comments of HTML are not seen either."""
    seen = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), masked)
    signed = list(SIGNED.finditer(seen))
    definitions = tuple(_definition(match, source) for match in signed if _defines(match, seen))
    starts = {note.start for note in definitions}
    markers = tuple(
        Marker(match["label"], match.start(), match.end()) for match in signed if match.start() not in starts
    )
    inlines = tuple(Inline(match.start(), _closing(seen, match.end())) for match in INLINE.finditer(seen))
    return Scan(seen, definitions, markers, inlines)


def label_key(dialect: str) -> Callable[[str], str]:
    """Give what makes two labels equal: CommonMark's dialects do not tell capitals or spaces apart."""
    if dialect.startswith(("gfm", "commonmark")):
        return lambda label: " ".join(label.split()).casefold()
    return lambda label: label


def _defines(match: re.Match[str], seen: str) -> bool:
    begin = seen.rfind("\n", 0, match.start()) + 1
    colon = seen[match.end() : match.end() + 1] == ":"
    return colon and BEFORE.match(seen[begin : match.start()]) is not None


def _definition(match: re.Match[str], source: str) -> Definition:
    begin = source.rfind("\n", 0, match.start()) + 1
    indent = len(_unquoted(source[begin : match.start()]).expandtabs(INDENT))
    inside = indent // INDENT * INDENT + INDENT
    end, after = _extent(source, match.end(), inside)
    dropped = after if after is not None and indent < _depth(source, after) < inside else None
    return Definition(match["label"], match.start(), match.end() + 1, end, indent, dropped)


def _extent(source: str, start: int, inside: int) -> tuple[int, int | None]:
    """Give where a note ends, and where the next paragraph begins that is no part of it and no note."""
    end, blank = len(source), False
    for begin, line in _lines(source, start):
        bare = _unquoted(line)
        if not bare.strip():
            blank, end = True, end if blank else begin
        elif DEFINES.match(bare):
            return (end if blank else begin), None
        elif blank and _indent(bare) < inside:
            return end, begin
        else:
            blank, end = False, len(source)
    return end, None


def _lines(source: str, start: int) -> Iterator[tuple[int, str]]:
    at = source.find("\n", start)
    while 0 <= at < len(source) - 1:
        end = source.find("\n", at + 1)
        end = len(source) if end < 0 else end
        yield at + 1, source[at + 1 : end]
        at = end


def _depth(source: str, begin: int) -> int:
    end = source.find("\n", begin)
    return _indent(_unquoted(source[begin : end if end >= 0 else None]))


def _unquoted(line: str) -> str:
    return QUOTED.sub("", line)


def _indent(line: str) -> int:
    """Count the columns before the words of a line."""
    expanded = line.expandtabs(INDENT)
    return len(expanded) - len(expanded.lstrip(" "))


def _closing(seen: str, start: int) -> int | None:
    """Give where the bracket that was opened before `start` closes in its own paragraph."""
    depth = 1
    for match in BRACKETS.finditer(seen, start):
        if match[0] not in {"[", "]"}:
            if match[0].startswith("\n"):
                return None
            continue
        depth += 1 if match[0] == "[" else -1
        if depth == 0:
            return match.end()
    return None
