"""Check a chapter's notes while their markers still stand in the source, with line and column.

Pandoc prints a marker without a note as literal text and logs nothing, so the source itself is
read: every marker outside code needs a definition in its own chapter, and no note holds a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from octavo.findings import Finding, finding
from octavo.syntax import Element, elements

__all__ = ["note_findings"]

MARKER = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\s]+)\](?!:)")
DEFINITION = re.compile(r"^[ >]*\[\^(?P<label>[^\]\s]+)\]:", re.MULTILINE)
LITERAL = re.compile(r"\[\^(?P<label>[^\]\s]*)\]?")


def note_findings(masked: str, blocks: Iterable[Element], path: str) -> tuple[Finding, ...]:
    """Find markers without note, notes with two markers, and notes inside notes.

    `masked` is the chapter without its code; `blocks` is what pandoc made of the chapter.
    """
    blocks = tuple(blocks)
    nested = _literals(element for element in elements(list(blocks)) if element["t"] == "Note")
    literal = _literals(blocks)
    defined = {match["label"] for match in DEFINITION.finditer(masked)}
    found: list[Finding] = []
    seen: set[str] = set()
    for match in MARKER.finditer(masked):
        label = match["label"]
        if label in nested:
            found.append(_at(match, masked, path, "note-nested", _NESTED))
        elif label not in defined or label in literal:
            found.append(_at(match, masked, path, "note-undefined", _UNDEFINED))
        elif label in seen:
            found.append(_at(match, masked, path, "note-reused", _REUSED))
        seen.add(label)
    return tuple(found)


_NESTED = ("the marker [^{}] stands inside a note", "say it in one note; no page can hold a note's note")
_UNDEFINED = ("the marker [^{}] has no note", "write it in the same chapter: [^{}]: ...")
_REUSED = ("the note [^{}] has a second marker; it is printed once for each", "give each its own")


def _at(match: re.Match[str], masked: str, path: str, code: str, words: tuple[str, str]) -> Finding:
    line = masked.count("\n", 0, match.start()) + 1
    column = match.start() - masked.rfind("\n", 0, match.start())
    message, hint = (text.format(match["label"]) for text in words)
    return finding(code, message, path=path, line=line, column=column, hint=hint)


def _literals(nodes: Iterable[Element]) -> set[str]:
    strings = (element for node in nodes for element in elements(node) if element["t"] == "Str")
    return {match["label"] for string in strings for match in LITERAL.finditer(string["c"])}
