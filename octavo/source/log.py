"""Turn pandoc's log into findings: it says there, and only there, what it lost."""

from __future__ import annotations

from collections.abc import Iterable

from octavo.doors.pandoc import LogLine
from octavo.findings import Finding, finding
from octavo.places import Places

__all__ = ["log_findings"]

#: The code, words and remedy for each kind of log line; the rest become `markdown-warning`.
MEANINGS: dict[str, tuple[str, str, str]] = {
    "DuplicateNoteReference": (
        "note-duplicate",
        "the note [^{}] is defined twice; only the last would be printed",
        "give one of the two notes another label",
    ),
    "NoteDefinedButNotUsed": (
        "note-unused",
        "the note [^{}] has no marker in the text",
        "put its marker into the text, or delete the note",
    ),
    "DuplicateIdentifier": (
        "id-duplicate",
        "the id `{}` stands twice in this chapter; links lead to the first",
        "give one of the two another {{#id}}",
    ),
    "DuplicateLinkReference": (
        "markdown-warning",
        "the link label [{}] is defined twice",
        "give one of the two another label",
    ),
    "UnclosedDiv": ("div-unclosed", "this ::: block is never closed", "close it with a line of :::"),
}


def log_findings(log: Iterable[LogLine], path: str, source: str) -> tuple[Finding, ...]:
    """Make a finding of every line of the log of the chapter at `path`."""
    return tuple(_finding(line, path, source) for line in log)


def _finding(line: LogLine, path: str, source: str) -> Finding:
    code, words, hint = MEANINGS.get(line.kind, ("markdown-warning", line.message, None))
    message = words.format(line.subject) if line.kind in MEANINGS else words
    at, column = (line.line, line.column)
    if line.kind == "DuplicateIdentifier":
        at, column = _second(f"#{line.subject}", source)
    return finding(code, message, path=path, line=at, column=column, hint=hint)


def _second(words: str, source: str) -> tuple[int | None, int | None]:
    """Find the second place of an id that was given: pandoc names the end of the chapter instead."""
    places = Places(source)
    first, second = places.find(words), places.find(words)
    return second if second != first else (None, None)
