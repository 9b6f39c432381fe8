"""Bring what has changed in a chapter's source into the files that it is woven from."""

from __future__ import annotations

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
    lines: dict[str, list[str]] = {}
    for first, last, new in reversed([*_changes(before, after)]):
        one, other = _strand(strands, first + 1), _strand(strands, max(last, first + 1))
        if one != other:
            return None
        text = files[one.path]
        end = "\r\n" if "\r\n" in text else "\n"
        kept = lines.setdefault(one.path, text.split(end))
        start = one.line + first - one.first
        kept[start : start + last - first] = new
    return {path: ("\r\n" if "\r\n" in files[path] else "\n").join(kept) for path, kept in lines.items()}


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
