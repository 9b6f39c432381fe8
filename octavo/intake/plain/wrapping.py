"""Take off what others put around a text: a library's licence, and a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.intake.draft import Loss
from octavo.intake.plain.languages import Language
from octavo.intake.plain.letters import letters, without_rules
from octavo.intake.plain.lines import Line, Lines

__all__ = ["without_contents", "without_licence"]

#: Where a text of Project Gutenberg begins and ends (its own marks since 1995).
START = re.compile(r"^\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
END = re.compile(r"^(?:\*{3}\s*)?END OF (?:THE |THIS )?PROJECT GUTENBERG", re.IGNORECASE)
#: What an entry of a table of contents has behind its title.
LEADERS = re.compile(r"[\s.·…]*\b\d{1,4}$|[\s.·…]+$")
#: So many lines make a table of contents.
LEAST = 2


def without_licence(lines: Sequence[Line], name: str) -> Lines:
    """Take out what stands before and after a text's own marks of where it begins and ends."""
    start = next((at for at, line in enumerate(lines) if START.match(line.text)), -1)
    end = next((at for at, line in enumerate(lines) if at > start and END.match(line.text)), len(lines))
    outside = [*lines[: start + 1], *lines[end:]]
    reason = "it is the library's, not the book's"
    return Lines(tuple(lines[start + 1 : end]), _losses("licence", outside, reason, name))


def without_contents(lines: Sequence[Line], language: Language, name: str) -> Lines:
    """Take out a table of contents: a heading that says so, and lines that are all met again below."""
    for at, line in enumerate(lines):
        if line.text.rstrip(".:").casefold() in language.contents:
            end = _end(lines, at)
            if end is not None:
                reason = "the book makes a table of contents itself"
                lost = _losses("contents", lines[at:end], reason, name)
                return Lines((*lines[:at], *lines[end:]), lost)
    return Lines(tuple(lines))


def _end(lines: Sequence[Line], at: int) -> int | None:
    """Give where a table of contents ends: at the first line that nothing below repeats."""
    texts = [_bare(line.text) for line in lines]
    last = {words: place for place, words in enumerate(texts)}
    listed: list[int] = []
    seen: set[str] = set()
    for place in range(at + 1, len(lines)):
        if not texts[place]:
            continue
        if texts[place] in seen or last[texts[place]] == place:
            break
        seen.add(texts[place])
        listed.append(place)
    return listed[-1] + 1 if len(listed) >= LEAST else None


def _bare(words: str) -> str:
    return letters(LEADERS.sub("", words)).casefold() or letters(words)


def _losses(kind: str, lines: Sequence[Line], reason: str, name: str) -> tuple[Loss, ...]:
    return tuple(
        Loss(kind, line.text, reason, name, line.number, letters(without_rules(line.text)))
        for line in lines
        if line.text
    )
