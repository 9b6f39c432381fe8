"""Part lines into blocks, as the habit of their text has it: what stands together, and how far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octavo.intake.plain.columns import Columns, columns_of, is_gapped
from octavo.intake.plain.habit import DEEPEST, VERSE, Habit
from octavo.intake.plain.lines import Line

__all__ = ["ITEM", "ROW", "RULE", "Block", "blocks_of"]

#: An item of a list: its mark, and its words.
ITEM = re.compile(r"^(?P<mark>[-*+•◦▪‣]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s+(?P<words>\S.*)$")
#: A note as it stands in a list of notes.
NOTE = re.compile(r"^(?:\[\d{1,3}\]|[¹²³⁴-⁹][⁰¹²³⁴-⁹]*|[†‡])\s*\S")
#: A row that underlines the line above it; a line that parts two passages.
ROW = re.compile(r"^(?P<sign>[=\-~*_+#])(?P=sign){2,}$")
RULE = re.compile(r"^(?:[*#~⁂•·+]|[*•·~#+_=\-—–](?:\s*[*•·~#+_=\-—–]){1,})$")
#: A line ends early when the next line's first word would have had room to spare: so much of the width.
EARLY = 0.8
#: So many of the breaks of a block that are early make it one of lines that were meant.
MEANT = 0.75


@dataclass(frozen=True, slots=True)
class Block:
    """Hold lines that belong together, and how many blank lines stand above and below them.

    `wide` says that the gap above is wider than that between paragraphs; `meant` that each line
    ends where its writer wanted it to; `gapped` that it holds wide gaps, and `columns` are those of a table.
    """

    lines: tuple[Line, ...]
    above: int = 0
    below: int = 0
    wide: bool = False
    meant: bool = False
    gapped: bool = False
    columns: Columns | None = None

    @property
    def words(self) -> str:
        """Give the words in one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def number(self) -> int:
        """Give the number of the first line."""
        return self.lines[0].number

    @property
    def indent(self) -> int:
        """Give how far all lines are set in."""
        return min(line.indent for line in self.lines)


def blocks_of(lines: Sequence[Line], habit: Habit) -> tuple[Block, ...]:
    """Part lines into blocks, at blank lines, indents, items, rules and underlined lines."""
    found = [
        Block(
            part,
            above if first else 0,
            meant=_meant(part, habit),
            gapped=is_gapped(part),
            columns=columns,
        )
        for above, run in _runs(lines)
        for columns in (columns_of(run),)
        for first, part in _first(iter([run]) if columns or is_gapped(run) else _parts(run, habit))
    ]
    followed = [*(block.above for block in found), 0][1:]
    return tuple(
        replace(block, below=below, wide=block.above > habit.gap or at == 0)
        for at, (block, below) in enumerate(zip(found, followed, strict=True))
    )


def _first(parts: Iterator[tuple[Line, ...]]) -> Iterator[tuple[bool, tuple[Line, ...]]]:
    return ((at == 0, part) for at, part in enumerate(parts))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[Line, ...]]]:
    blank, run = 0, []
    for line in [*lines, Line("", 0)]:
        if line.text:
            run.append(line)
            continue
        if run:
            yield blank, tuple(run)
            blank, run = 0, []
        blank += 1


def _parts(run: tuple[Line, ...], habit: Habit) -> Iterator[tuple[Line, ...]]:
    part: list[Line] = []
    items = _items(run)
    base = min(line.indent for line in run)
    together = habit.wrapped or (habit.gap > 0 and _all_short(run))
    for at, line in enumerate(run):
        if part and (
            (not together and not ROW.match(line.text)) or _begins(run, at, base, habit, items=items)
        ):
            yield tuple(part)
            part = []
        part.append(line)
    if part:
        yield tuple(part)


def _begins(run: tuple[Line, ...], at: int, base: int, habit: Habit, *, items: bool) -> bool:
    line, before = run[at], run[at - 1]
    if ROW.match(line.text) and len(line.text) <= 2 * len(before.text) and at == 1:
        return False
    if RULE.match(line.text) or RULE.match(before.text):
        return True
    if items and (ITEM.match(line.text) or NOTE.match(line.text)):
        return True
    return habit.indented and base < line.indent <= base + DEEPEST


def _items(run: tuple[Line, ...]) -> bool:
    """Tell whether lines are the items of a list, or notes: the first is one, and another."""
    return any(
        mark.match(run[0].text) and sum(1 for line in run if mark.match(line.text)) > 1
        for mark in (ITEM, NOTE)
    )


def _all_short(run: tuple[Line, ...]) -> bool:
    return len(run) > 1 and all(len(line.text) <= VERSE for line in run)


def _meant(part: tuple[Line, ...], habit: Habit) -> bool:
    if len(part) == 1 or ROW.match(part[1].text):
        return False
    pair = len(part) == 2  # noqa: PLR2004 -- two lines may as well be a short paragraph
    if pair and part[1].text[0].islower() and not part[0].indent:
        return False
    if not habit.wrapped:
        return True
    room = EARLY * habit.width - part[0].indent
    early = sum(len(line.text) + 1 + len(after.text.split()[0]) <= room for line, after in pairwise(part))
    return early >= MEANT * (len(part) - 1)
