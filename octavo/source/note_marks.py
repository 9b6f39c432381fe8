"""Find the marks of notes that are none: they will be printed as letters, or nobody could show the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.findings import Finding, finding
from octavo.source.note_evidence import Evidence
from octavo.source.note_scan import Scan

__all__ = ["Mark", "has_notes", "mark_findings"]

LOOSE = re.compile(r"(?<!\\)\[\^(?![^\]\[\n]*\])")
SPACED = re.compile(r"(?<=[^\s\\])\^ +\[[^\]\n]*\](?![(\[])")
ESCAPED = re.compile(r"\\\^\[|\^\\\[")
MEANT = "or write a back-slash before the bracket where the signs themselves are meant"


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold what a finding will say of a place in the source; `start` is an offset."""

    code: str
    start: int
    message: str
    hint: str

    def finding(self, source: str, path: str) -> Finding:
        """Give the finding, with line and column."""
        line = source.count("\n", 0, self.start) + 1
        column = self.start - source.rfind("\n", 0, self.start)
        return finding(self.code, self.message, path=path, line=line, column=column, hint=self.hint)


def has_notes(dialect: str) -> bool:
    """Say whether a dialect, written as in `book.yaml`, knows notes; all do until they are told not to."""
    return dialect.rfind("-footnotes") <= dialect.rfind("+footnotes")


def mark_findings(source: str, seen: Scan, made: Evidence, dialect: str) -> list[Mark]:
    """Find marks that are left as letters, and notes inside of links and descriptions."""
    found = [*_inlines(source, seen, made)]
    if not has_notes(dialect):
        return [*found, *_without_notes(seen, dialect)]
    if made.loose:
        words = "this [^ is never closed, so it is no marker and will be printed"
        hint = f"close it with ] in the same line, {MEANT}"
        found += [Mark("note-literal", match.start(), words, hint) for match in LOOSE.finditer(seen.masked)]
    if made.misplaced:
        found += _misplaced(seen)
    return found


def _without_notes(seen: Scan, dialect: str) -> Iterator[Mark]:
    if seen.markers:
        first, more = seen.markers[0], len(seen.markers) - 1
        others = f" and {more} more" if more else ""
        words = f"[^{first.label}]{others} will be printed as written: the dialect {dialect} has no notes"
        yield Mark("note-literal", first.start, words, "take -footnotes off `markdown` in book.yaml")


def _inlines(source: str, seen: Scan, made: Evidence) -> Iterator[Mark]:
    open_ones = [note for note in seen.inlines if note.end is None]
    unknown = made.carets > len(open_ones) + len(ESCAPED.findall(seen.masked))
    for note in seen.inlines:
        if note.end is None and made.carets:
            words = "this note ^[ is never closed, so it will be printed in the text"
            yield Mark("note-literal", note.start, words, f"close it with ] in its paragraph, {MEANT}")
        elif note.end is not None and unknown:
            words = "this ^[ begins no note in this dialect, and will be printed in the text"
            yield Mark("note-literal", note.start, words, f"write a marker [^1] and its note, {MEANT}")
        elif made.nested and seen.around(note.start) is not None:
            words, hint = (
                "a note ^[ stands inside a note",
                "say it in one note; no page can hold a note's note",
            )
            yield Mark("note-nested", note.start, words, hint)
        elif note.end is not None and not source[note.start + 2 : note.end - 1].strip():
            yield Mark(
                "note-empty", note.start, "this note ^[] has no text", "write it, or delete the brackets"
            )
    if made.spaced:
        words = "a space parts this ^ from its bracket, so it begins no note and will be printed"
        for match in SPACED.finditer(seen.masked):
            yield Mark("note-literal", match.start(), words, f"write ^[ without a space, {MEANT}")


def _misplaced(seen: Scan) -> Iterator[Mark]:
    """Find the notes inside of `[...](...)`: a link cannot hold the marker's link, a description no link."""
    marks = [(marker.start, f"the marker [^{marker.label}]") for marker in seen.markers]
    marks += [(note.start, "a note ^[") for note in seen.inlines]
    for start, what in marks:
        opened = _opened(seen.masked, start)
        if opened is None:
            continue
        image = seen.masked[opened - 1 : opened] == "!"
        holder = "an image's description" if image else "the words of a link"
        words = f"{what} stands inside {holder}, where no output can show it"
        yield Mark("note-misplaced", start, words, "put it behind the closing parenthesis")


def _opened(masked: str, start: int) -> int | None:
    """Give where the bracket was opened that holds `start`, when a target or a label follows its end."""
    before = re.split(r"\n[ \t]*\n", masked[:start])[-1]
    depth = 0
    for back, letter in enumerate(reversed(before), 1):
        depth += {"]": 1, "[": -1}.get(letter, 0)
        if depth < 0:
            closed = _closed(masked, start)
            follows = closed is not None and masked[closed : closed + 1] in {"(", "["}
            return start - back if follows else None
    return None


def _closed(masked: str, start: int) -> int | None:
    depth = 0
    for match in re.finditer(r"[\[\]]|\n[ \t]*\n", masked[start:]):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth < 0:
            return start + match.end()
        if match[0].startswith("\n"):
            return None
    return None
