"""Divide a chapter into the sections that become its leaves, at each heading that begins one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from octavo.book import NOTEREF, Block, Chapter, Heading, Note
from octavo.markup.tree import text
from octavo.syntax import elements, holding
from octavo.xhtml import Tree, local

__all__ = ["Section", "divide", "headings"]

HEADING = re.compile(r"h([1-6])$")


@dataclass(frozen=True, slots=True)
class Section:
    """Hold what stands between two headings that begin a leaf, with the notes whose markers are in it.

    `level` is that of the heading, and 0 where none begins it; `id` is the heading's.
    """

    level: int
    id: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def divide(chapter: Chapter, level: int) -> tuple[Section, ...]:
    """Divide a chapter whose notes are lifted before each heading of `level` or above; nothing is dropped."""
    starts = [at for at, block in enumerate(chapter.blocks) if 0 < _level(block) <= level]
    if chapter.blocks and 0 not in starts:
        starts.insert(0, 0)
    notes = {note.id: note for note in chapter.notes}
    return tuple(
        _section(chapter.blocks[start:end], level, notes)
        for start, end in zip(starts, [*starts[1:], len(chapter.blocks)], strict=False)
    )


def headings(leaf: Tree) -> Iterator[Heading]:
    """Give the headings of a leaf in their order."""
    for element in leaf.iter():
        match = HEADING.match(local(element))
        if match:
            yield Heading(int(match[1]), element.get("id", ""), text(element))


def _section(blocks: tuple[Block, ...], deepest: int, notes: dict[str, Note]) -> Section:
    level = _level(blocks[0])
    begins = 0 < level <= deepest
    called = tuple(notes[name] for name in _called(blocks) if name in notes)
    return Section(level if begins else 0, str(blocks[0]["c"][1][0]) if begins else "", blocks, called)


def _called(blocks: tuple[Block, ...]) -> Iterator[str]:
    for element in elements(holding(blocks, {"Link"})):
        if element["t"] == "Link" and NOTEREF in element["c"][0][1]:
            yield str(element["c"][2][0]).removeprefix("#")


def _level(block: Block) -> int:
    return int(block["c"][0]) if block["t"] == "Header" else 0
