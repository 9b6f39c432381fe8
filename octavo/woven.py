"""Lead findings back to the files that a chapter includes: its source holds their text, too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from octavo.book import Book
from octavo.findings import Finding

__all__ = ["unwoven"]


def unwoven(findings: Iterable[Finding], book: Book) -> tuple[Finding, ...]:
    """Give findings whose lines are those of the files: in, they are lines of the chapters' sources."""
    woven = {chapter.path: chapter.strands for chapter in book.chapters if chapter.strands}
    if not woven:
        return tuple(findings)
    led: list[Finding] = []
    for found in findings:
        strands = woven.get(found.path or "", ())
        if found.line is None or not strands:
            led.append(found)
            continue
        strand = strands[bisect_right(strands, found.line, key=lambda each: each.first) - 1]
        led.append(replace(found, path=strand.path, line=strand.line + found.line - strand.first))
    return tuple(led)
