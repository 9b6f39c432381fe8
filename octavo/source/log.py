"""Turn pandoc's log into findings: it says there, and only there, what it lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.code_mask import mask_code
from octavo.doors.pandoc import LogLine
from octavo.findings import Finding, finding
from octavo.source.divs import unclosed_divs

__all__ = ["log_findings"]

#: The code, words and remedy for each kind of log line; the rest become `markdown-warning`.
MEANINGS: dict[str, tuple[str, str, str]] = {
    "DuplicateIdentifier": (
        "id-duplicate",
        "the id `{}` stands twice in this chapter; links lead to the first",
        "give one of the two another {#id}",
    ),
    "DuplicateLinkReference": (
        "markdown-warning",
        "the link label [{}] is defined twice",
        "give one of the two another label",
    ),
    "UnclosedDiv": ("div-unclosed", "this ::: block is never closed", "close it with a line of :::"),
}

#: What `notes` tells for every dialect: pandoc logs it for its own alone, and misses markers in links.
TOLD = {"DuplicateNoteReference", "NoteDefinedButNotUsed"}


def log_findings(log: Iterable[LogLine], path: str, source: str) -> tuple[Finding, ...]:
    """Make a finding of every line of the log of the chapter at `path` that nothing else tells of."""
    told = [line for line in log if line.kind not in TOLD]
    if not told:
        return ()
    masked = mask_code(source)
    divs = iter(unclosed_divs(masked))
    return tuple(_finding(line, path, masked, divs) for line in told)


def _finding(line: LogLine, path: str, masked: str, divs: Iterator[tuple[int, int]]) -> Finding:
    code, words, hint = MEANINGS.get(line.kind, ("markdown-warning", line.message, None))
    message = words.format(line.subject) if line.kind in MEANINGS else words
    at, column = line.line, line.column
    if line.kind == "DuplicateIdentifier":
        at, column = _given(line.subject, masked)
    elif line.kind == "UnclosedDiv":
        at, column = next(divs, (at, column))
    return finding(code, message, path=path, line=at, column=column, hint=hint)


def _given(name: str, masked: str) -> tuple[int | None, int | None]:
    """Find the last place where an id was given: pandoc names the end of the chapter instead."""
    given = list(re.finditer(rf"(?<=[{{ ])#{re.escape(name)}(?=[ }}])", masked))
    if not given:
        return None, None
    at = given[-1].start()
    return masked.count("\n", 0, at) + 1, at - masked.rfind("\n", 0, at)
