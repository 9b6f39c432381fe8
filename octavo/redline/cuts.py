"""Cut letters out of a chapter's source, with the markup that belongs to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from octavo.redline.marking import MARKS
from octavo.redline.ways import Way
from octavo.redline.wishes import Op

__all__ = ["LEVELS", "Cut", "relooked", "removed", "replaced"]

#: In how many ways a step is tried, the likeliest first.
LEVELS = 3
#: What may stand around emphasised words.
EMPHASIS = "*_~^"
#: The same, one by one; and how many may follow each other.
MARKUP, MOST_MARKS = frozenset(EMPHASIS), 3
#: Markup that may go with the words in it: pairs of emphasis, and white space.
HARMLESS = re.compile(r"[\s>]*")


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Hold what gives way in a source, and to what."""

    start: int
    end: int
    put: str


def replaced(source: str, gone: list[Way], put: str, level: int) -> list[Cut]:
    """Cut letters out: with the markup between them where that is whole, else around it."""
    start, end = gone[0][0], gone[-1][1]
    if put.endswith("\n"):
        end += len(source[end:]) - len(source[end:].lstrip(" "))
    kept = _unused(source, gone)
    if not put and not _whole(kept):
        start, end, kept = _balanced(source, start, end, kept)
    if (level == 0 and not _whole(kept)) or (level == 1 and _whole(kept)):
        cuts = [Cut(*way, "") for way in gone]
        return [Cut(start, start, put), *cuts] if put else cuts
    while not put and start and source[start - 1 : start] in set(EMPHASIS):
        if source[end : end + 1] != source[start - 1]:
            break
        start, end = start - 1, end + 1
    return [Cut(start, end, put)]


def _balanced(source: str, start: int, end: int, kept: str) -> tuple[int, int, str]:
    """Take the marks beside words with them that belong to marks between them."""
    first, last, markup = start, end, kept
    for _ in range(MOST_MARKS):
        if source[last : last + 1] in MARKUP and not _whole(markup):
            markup, last = markup + source[last], last + 1
    for _ in range(MOST_MARKS):
        if first and source[first - 1] in MARKUP and not _whole(markup):
            markup, first = source[first - 1] + markup, first - 1
    return (first, last, markup) if _whole(markup) else (start, end, kept)


def _unused(source: str, gone: list[Way]) -> str:
    pieces, at = [], gone[0][0]
    for start, end in gone:
        pieces.append(source[at:start])
        at = max(at, end)
    return "".join(pieces)


def relooked(source: str, step: Op, ways: list[Way | None]) -> list[Cut] | None:
    """Set letters in another look: marks around them, or those that are there taken away."""
    gone = [way for way in ways[step.start : step.end] if way]
    if not gone or step.look is None or not _whole(_unused(source, gone)):
        return None
    now, then = step.look
    start, end = gone[0][0], gone[-1][1]
    cuts: list[Cut] = []
    for look in sorted(now - then):
        size = len(MARKS[look])
        before, after = source[start - size : start], source[end : end + size]
        if before != after or set(before) - set("*_") or len(before) < size:
            return None
        cuts += [Cut(start - size, start, ""), Cut(end, end + size, "")]
    words = source[start:end]
    first, last = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    for look in sorted(then - now):
        cuts += [Cut(first, first, MARKS[look]), Cut(last, last, MARKS[look])]
    return cuts


def removed(source: str, ways: list[Way | None], level: int) -> list[Cut] | None:
    """Cut a whole paragraph out with its lines; at the last try its letters alone; None where it has none."""
    there = [way for way in ways if way]
    if not there:
        return None
    start, end = there[0][0], there[-1][1]
    if level == LEVELS - 1:
        return [Cut(start, end, "")]
    begin = source.rfind("\n", 0, start) + 1
    stop = source.find("\n", end)
    stop = len(source) if stop < 0 else stop + 1
    if level == 0 and source[stop : stop + 1] == "\n":
        stop += 1
    return [Cut(begin, stop, "")]


def _whole(markup: str) -> bool:
    """Say whether markup between letters is whole: as many marks open as close, and nothing else is there."""
    rest = HARMLESS.sub("", markup)
    return not set(rest) - set(EMPHASIS) and all(rest.count(mark) % 2 == 0 for mark in EMPHASIS)
