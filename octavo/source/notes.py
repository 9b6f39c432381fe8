"""Check a chapter's notes while their marks still stand in the source, with line and column.

Pandoc prints a marker without a note as literal text and logs nothing; it drops a note that only notes call,
and takes all memory over one that names itself (in the dialects of CommonMark). So the source itself is
scanned, and pandoc's tree is the witness: what is told here happened there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from octavo.findings import Finding
from octavo.source.note_case import WRITTEN, Notes, escapes
from octavo.source.note_definitions import definition_marks
from octavo.source.note_evidence import bare, evidence
from octavo.source.note_marks import Mark, has_notes, mark_findings
from octavo.source.note_scan import Definition, Marker, Scan, label_key, scan
from octavo.syntax import Element

__all__ = ["circular_notes", "note_findings"]


def note_findings(
    source: str, masked: str, blocks: Iterable[Element], path: str, dialect: str
) -> tuple[Finding, ...]:
    """Find what is wrong with a chapter's notes, in the order of the source.

    `masked` is the source without its code; `blocks` is what pandoc made of it.
    """
    if "^" not in source:
        # Neither marker nor note is written without it, and a long chapter's tree takes half a second.
        return ()
    seen, made = scan(source, masked), evidence(blocks)
    marks = mark_findings(source, seen, made, dialect)
    if has_notes(dialect):
        notes = Notes(source, seen, made, dialect, escapes(masked))
        marks = [*marks, *_markers(notes), *definition_marks(notes), *_unseen(notes)]
    return tuple(mark.finding(source, path) for mark in sorted(marks, key=lambda mark: mark.start))


def circular_notes(source: str, masked: str, path: str, dialect: str) -> tuple[Finding, ...]:
    """Find notes that name themselves, also by way of others, where pandoc must not meet them.

    The dialects of CommonMark put every note into its marker's place without end (pandoc 3.9); the others
    print the marker, and `note_findings` tells of it.
    """
    if not dialect.startswith(("gfm", "commonmark")) or not has_notes(dialect):
        return ()
    seen, key = scan(source, masked), label_key(dialect)
    calls: list[tuple[str, str, Marker]] = []
    for marker in seen.markers:
        note = seen.around(marker.start)
        if isinstance(note, Definition):
            calls.append((key(note.label), key(marker.label), marker))
    steps: dict[str, set[str]] = {}
    for caller, called, _ in calls:
        steps.setdefault(caller, set()).add(called)
    circles = (marker for caller, called, marker in calls if caller in _reached(called, steps))
    return tuple(_nested(marker, seen, key(marker.label)).finding(source, path) for marker in circles)


def _reached(label: str, steps: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = [label]
    while ahead:
        label = ahead.pop()
        if label not in reached:
            reached.add(label)
            ahead.extend(steps.get(label, ()))
    return reached


def _markers(notes: Notes) -> Iterator[Mark]:
    defined = notes.defined()
    seen: set[str] = set()
    for marker in notes.seen.markers:
        key = notes.key(marker.label)
        if _stands_inside(marker, notes):
            yield _nested(marker, notes.seen, key)
        elif _is_no_word(marker, notes):
            words = f"[^{marker.label}] is no marker: its label must be one word"
            yield Mark("note-literal", marker.start, words, "write a word or a number, such as [^vote-1917]")
        elif notes.is_printed(marker.label):
            if not _begins_badly(marker, notes):
                yield _undefined(marker, notes, defined)
        elif key in seen:
            words = f"the note [^{marker.label}] has a second marker; it is printed once for each"
            yield Mark("note-reused", marker.start, words, "give each its own")
        seen.add(key)


def _unseen(notes: Notes) -> Iterator[Mark]:
    """Find markers that pandoc printed where the scan saw code: the code was none."""
    scanned = {bare(marker.label) for marker in notes.seen.markers}
    scanned |= {bare(note.label) for note in notes.seen.definitions}
    for match in WRITTEN.finditer(notes.source):
        label = match["label"]
        if bare(label) not in scanned and notes.is_printed(label):
            words = f"[^{label}] is printed as written, though its line looks like code"
            yield Mark(
                "note-literal",
                match.start(),
                words,
                "fence the code with ```, or write \\[^ where the signs are meant",
            )


def _stands_inside(marker: Marker, notes: Notes) -> bool:
    around = notes.seen.around(marker.start)
    if around is None:
        return False
    called = not isinstance(around, Definition) or _is_called(around, notes)
    return not called or notes.made.nested or bare(marker.label) in notes.made.inner


def _is_called(note: Definition, notes: Notes) -> bool:
    same = (marker for marker in notes.seen.markers if notes.key(marker.label) == notes.key(note.label))
    return any(notes.seen.around(marker.start) is None for marker in same)


def _is_no_word(marker: Marker, notes: Notes) -> bool:
    """Say whether a label is no word: pandoc's own dialects take a definition of such for that of a link."""
    spaced = re.search(r"\s", marker.label) is not None and notes.key("A") != "a"
    defined = any(note.label == marker.label for note in notes.seen.definitions)
    return (spaced or not marker.label.strip()) and (defined or notes.is_printed(marker.label))


def _begins_badly(marker: Marker, notes: Notes) -> bool:
    """Say whether a marker is a definition that failed, of which its other marker's finding tells."""
    others = [other for other in notes.seen.markers if notes.key(other.label) == notes.key(marker.label)]
    return len(others) > 1 and _begins_paragraph(marker, notes.seen.masked)


def _begins_paragraph(marker: Marker, masked: str) -> bool:
    return re.search(r"(?:\A|\n[ \t>]*\n)[ \t>]*\Z", masked[: marker.start][-200:]) is not None


def _nested(marker: Marker, seen: Scan, key: str) -> Mark:
    around = seen.around(marker.start)
    if isinstance(around, Definition) and around.label.casefold() == key.casefold():
        words = f"the note [^{marker.label}] names itself; the marker would be printed, or the note lost"
        return Mark("note-nested", marker.start, words, "delete the marker inside of the note")
    words = f"the marker [^{marker.label}] stands inside a note"
    return Mark("note-nested", marker.start, words, "say it in one note; no page can hold a note's note")


def _undefined(marker: Marker, notes: Notes, defined: dict[str, Definition]) -> Mark:
    hint = _failed(marker, notes, defined)
    if hint is None:
        near = difflib.get_close_matches(marker.label.casefold(), [label.casefold() for label in defined], 1)
        label = next((label for label in defined if label.casefold() in near), None)
        hint = (
            f"did you mean [^{label}]?" if label else f"write it in the same chapter: [^{marker.label}]: ..."
        )
    return Mark("note-undefined", marker.start, f"the marker [^{marker.label}] has no note", hint)


def _failed(marker: Marker, notes: Notes, defined: dict[str, Definition]) -> str | None:
    """Say why a note that somebody meant to write is none."""
    note = defined.get(notes.key(marker.label))
    if note is not None:
        return f"line {_line(notes, note.start)} defines it, but wants an empty line before it"
    written = re.escape(f"[^{marker.label}]")
    meant = re.search(
        rf"(?:\A|\n[ \t]*\n)[ \t]{{0,3}}(?P<at>{written})(?P<space>[ \t]*)(?P<colon>:?)", notes.seen.masked
    )
    if meant and meant.start("at") != marker.start:
        why = "has a space before its colon" if meant["colon"] else "lacks a colon behind it"
        return f"line {_line(notes, meant.start('at'))} was meant to define it, but {why}"
    hidden = re.search(rf"^[ \t]+(?P<at>{written}):", notes.source, re.MULTILINE)
    if hidden:
        return f"line {_line(notes, hidden.start('at'))} defines it, but is indented so far that it is code"
    return None


def _line(notes: Notes, offset: int) -> int:
    return notes.source.count("\n", 0, offset) + 1
