"""Bring what has changed in a chapter's source into the files that it is woven from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from octavo.book import Chapter, Strand

__all__ = ["place_of", "unravel"]


def unravel(chapter: Chapter, source: str, files: Mapping[str, str]) -> dict[str, str] | None:
    """Give the files that change when a chapter's source becomes another; None where a change crosses two.

    `files` gives the text of each file as it was decoded; its ends of lines stay what they are.
    """
    strands = chapter.strands or (Strand(1, chapter.path, 1),)
    before, after = chapter.source.split("\n"), source.split("\n")
    lines = {path: _lines(text) for path, text in files.items()}
    changed: set[str] = set()
    for first, last, new in reversed([*_changes(before, after)]):
        one, other = _strand(strands, first + 1), _strand(strands, max(last, first + 1))
        if one != other:
            return None
        kept, start = lines[one.path], one.line + first - one.first
        end = next((own for _, own in kept[start:] if own), kept[0][1] or "\n")
        put = [(line, end) for line in new]
        if start + last - first == len(kept) and put:
            # Behind the last line there is no end of a line: the one before, if it was the last, gets one.
            put[-1] = (put[-1][0], "")
            kept[start - 1 : start] = [(line, own or end) for line, own in kept[start - 1 : start]]
        kept[start : start + last - first] = put
        changed.add(one.path)
    return {path: "".join(f"{line}{end}" for line, end in lines[path]) for path in sorted(changed)}


def _lines(text: str) -> list[tuple[str, str]]:
    """Give the lines of a text, each with its own end."""
    parts = [*re.split(r"(\r\n|\r|\n)", text), ""]
    return list(zip(parts[::2], parts[1::2], strict=True))


def place_of(chapter: Chapter, at: int) -> tuple[str, int, int]:
    """Give the file, and line and column (from 1), of a place in a chapter's source."""
    line = chapter.source.count("\n", 0, at) + 1
    column = at - (chapter.source.rfind("\n", 0, at) + 1) + 1
    strand = _strand(chapter.strands or (Strand(1, chapter.path, 1),), line)
    return strand.path, strand.line + line - strand.first, column


def _strand(strands: Sequence[Strand], line: int) -> Strand:
    return strands[max(bisect_right(strands, line, key=lambda each: each.first) - 1, 0)]


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield a, b, after[c:d]
