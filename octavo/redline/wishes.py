"""Say what an editor wants of a chapter: wishes, each of which can be granted or refused by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from octavo.redline.paper import UNSPACED, Change, Run, letters, told

__all__ = ["Op", "Wish", "applied", "carried", "operations"]

#: A word, in scripts that write none apart a letter, or a sign.
TOKEN = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+|\\s|[^\\w\\s]|_")


@dataclass(frozen=True, slots=True)
class Op:
    """Hold one step: the letters `start` to `end` give way to `runs`; `look` alone sets them otherwise."""

    start: int
    end: int
    runs: tuple[Run, ...] = ()
    look: tuple[frozenset[str], frozenset[str]] | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold what is to be done to the paragraphs `first` to `last` of a row: running text, or one note.

    `runs` is what is to stand there; None: nothing. `changes` are those tracked in it. `new` says that
    nothing stood there, and `level` of what level a heading is that comes there.
    """

    row: str
    first: int
    last: int
    runs: tuple[Run, ...] | None
    changes: tuple[Change, ...] = ()
    new: bool = False
    tracked: bool = True
    level: int = 0


def operations(now: Sequence[Run], then: Sequence[Run]) -> tuple[Op, ...]:
    """Give the steps from one text to another, in words and signs, and where a look changes."""
    one, other = letters(now), letters(then)
    mine, its = [*TOKEN.finditer(one)], [*TOKEN.finditer(other)]
    looks, others = told(now), told(then)
    matcher = SequenceMatcher(None, [m[0] for m in mine], [m[0] for m in its], autojunk=False)
    steps: list[Op] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        start, end = _span(mine, a, b, len(one))
        first, last = _span(its, c, d, len(other))
        if kind == "equal":
            steps += _looked(looks, others, start, first, end - start, one)
        else:
            steps.append(Op(start, end, tuple(_cut(then, first, last))))
    return tuple(steps)


def carried(steps: Sequence[Op], base: str, now: str) -> tuple[Op, ...] | None:
    """Carry steps over to a text that has changed since; None where both have changed the same words."""
    blocks = SequenceMatcher(None, base, now, autojunk=False).get_matching_blocks()
    moved: list[Op] = []
    for step in steps:
        block = next(
            (each for each in blocks if each.a <= step.start and step.end <= each.a + each.size), None
        )
        if block is None:
            return None
        by = block.b - block.a
        moved.append(Op(step.start + by, step.end + by, step.runs, step.look))
    return tuple(moved)


def _span(tokens: list[re.Match[str]], first: int, last: int, end: int) -> tuple[int, int]:
    start = tokens[first].start() if first < len(tokens) else end
    return start, tokens[last - 1].end() if last > first else start


def _looked(  # noqa: PLR0913, PLR0917 -- two rows of looks, and the stretch in which they are compared
    looks: list[tuple[frozenset[str], bool]],
    others: list[tuple[frozenset[str], bool]],
    start: int,
    first: int,
    size: int,
    text: str,
) -> Iterator[Op]:
    at = 0
    while at < size:
        now, then = looks[start + at][0], others[first + at][0]
        begin = at
        while at < size and (looks[start + at][0], others[first + at][0]) == (now, then):
            at += 1
        if now != then and text[start + begin : start + at].strip():
            yield Op(start + begin, start + at, look=(now, then))


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        piece = run.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            yield Run(piece, run.look, run.made)
        at += len(run.text)


def applied(now: Sequence[Run], steps: Sequence[Op]) -> tuple[Run, ...]:
    """Give what a text becomes by steps."""
    runs: list[Run] = []
    at = 0
    for step in steps:
        runs += _cut(now, at, step.start)
        if step.look:
            runs += (Run(run.text, step.look[1]) for run in _cut(now, step.start, step.end))
        else:
            runs += step.runs
        at = step.end
    return (*runs, *_cut(now, at, len(letters(now))))
