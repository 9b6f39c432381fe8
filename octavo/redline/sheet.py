"""Carry an editor's wishes out on the source of one chapter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from octavo.redline.cuts import LEVELS, Cut, relooked, removed, replaced
from octavo.redline.marking import marked
from octavo.redline.paper import PARAGRAPH, Run, Stretch, letters, told
from octavo.redline.ways import Way, find_ways
from octavo.redline.wishes import Op, Wish, applied, operations

__all__ = ["Sheet"]

PREFIX = re.compile(r"[ \t>]*")
ITEM = re.compile(r"(?P<quote>[ \t>]*)(?P<mark>(?:[-+*]|\(?\w{1,4}[.)])[ \t]+)")


class Sheet:
    """Know a chapter's source, and where its paragraphs stand in it."""

    def __init__(self, source: str, body: Sequence[Stretch], notes: Mapping[str, Sequence[Stretch]]) -> None:
        """Find the places of the paragraphs of the running text, and of those of each note."""
        self.source = source
        self.rows: dict[str, list[Stretch]] = {"": [*body], **{sign: [*row] for sign, row in notes.items()}}
        texts = [letters(each.before) for each in body]
        noted = [letters(each.before) for row in notes.values() for each in row]
        found = iter(find_ways(source, texts, noted).texts)
        self._ways = {sign: [next(found) for _ in row] for sign, row in self.rows.items()}
        self.added: dict[str, str] = {}

    def place(self, row: str, number: int, at: int = 0) -> int | None:
        """Give the place in the source of a letter of a paragraph, or of the nearest before or behind it."""
        stretches = self.rows.get(row, [])
        while number + 1 < len(stretches) and at > len(letters(stretches[number].before)):
            at -= len(letters(stretches[number].before)) + 1
            number += 1
        if not 0 <= number < len(stretches):
            return None
        ways = self._ways[row][number]
        near = sorted((abs(k - at), way[0]) for k, way in enumerate(ways) if way is not None)
        return near[0][1] if near else None

    def now(self, wish: Wish) -> tuple[Run, ...]:
        """Give what stands where a wish is to be granted."""
        runs: list[Run] = []
        for number in range(wish.first, wish.last):
            runs += ([Run(PARAGRAPH)] if runs or number > wish.first else []) + [
                *self.rows[wish.row][number].before
            ]
        return tuple(runs)

    def cuts(self, wish: Wish, level: int) -> list[Cut] | None:
        """Give the cuts that grant a wish in one of `LEVELS` ways, or None where it has none."""
        if wish.new:
            return self._insertion(wish, level)
        ways = self._joined(wish)
        if wish.runs is None or not letters(wish.runs).strip():
            return removed(self.source, ways, level)
        now = self.now(wish)
        found: list[Cut] = []
        for step in operations(now, wish.runs):
            made = self._step(step, letters(now), told(now), ways, level)
            if made is None:
                return None
            found += made
        return found

    def feasible(self, wish: Wish) -> tuple[Wish | None, list[Op]]:
        """Give what of a wish can be granted at all, or None; and the steps in words that have no place.

        Those are words that Octavo sets, which the source has as a key.
        """
        if wish.new or wish.runs is None or not letters(wish.runs).strip():
            return wish, []
        now, ways = self.now(wish), self._joined(wish)
        looks = told(now)
        kept: list[Op] = []
        lost: list[Op] = []
        for step in operations(now, wish.runs):
            if step.look:
                held = relooked(self.source, step, ways) is None
            elif step.start < step.end:
                held = any(ways[k] is None or looks[k][1] for k in range(step.start, step.end))
            else:
                beside = [k for k in (step.start - 1, step.start) if 0 <= k < len(ways)]
                held = bool(beside) and all(ways[k] is None or looks[k][1] for k in beside)
            (lost if held else kept).append(step)
        if not lost:
            return wish, []
        return (replace(wish, runs=applied(now, kept)) if kept else None), lost

    def _joined(self, wish: Wish) -> list[Way | None]:
        """Give the places of a wish's letters; an end of a paragraph reaches to the next one's beginning."""
        ways: list[Way | None] = []
        for number in range(wish.first, wish.last):
            own = self._ways[wish.row][number]
            if number > wish.first:
                left = next((way[1] for way in reversed(ways) if way), None)
                right = next((way[0] for way in own if way), None)
                whole = left is not None and right is not None and left <= right
                ways.append((left, right) if whole and left is not None and right is not None else None)
            ways += own
        return ways

    def _step(
        self,
        step: Op,
        text: str,
        looks: list[tuple[frozenset[str], bool]],
        ways: list[Way | None],
        level: int,
    ) -> list[Cut] | None:
        gone = ways[step.start : step.end]
        if any(way is None for way in gone) or any(made for _, made in looks[step.start : step.end]):
            return None
        if step.look:
            return relooked(self.source, step, ways)
        beside = max(step.start - 1, 0) if step.start == step.end or step.start >= len(text) else step.start
        around = looks[beside][0] if looks else frozenset()
        put = marked(step.runs, around, self._break(ways, step.start), self._sign)
        if put is None:
            return None
        if step.start == step.end:
            at = self._between(step.start, text, ways, level)
            return None if at is None else [self._put_in(at, put, ends=_ends(step.runs))]
        return replaced(self.source, [way for way in gone if way], put, level)

    def _put_in(self, at: int, put: str, *, ends: bool) -> Cut:
        """Put words in; a new paragraph does not begin with the space that stood between two sentences."""
        white = len(self.source[at:]) - len(self.source[at:].lstrip(" ")) if ends else 0
        return Cut(at, at + white, put.rstrip(" ") if white else put)

    def _between(self, at: int, text: str, ways: list[Way | None], level: int) -> int | None:
        left = ways[at - 1] if at and text[at - 1] != PARAGRAPH else None
        right = ways[at] if at < len(ways) and text[at] != PARAGRAPH else None
        sides = [side for side in (left and left[1], right and right[0]) if side is not None]
        return sides[min(level, len(sides) - 1)] if sides else None

    def _break(self, ways: list[Way | None], at: int) -> str:
        """Give what begins a new paragraph, or item, of what holds the place."""
        place = next((way[0] for way in reversed(ways[: at + 1]) if way), None)
        if place is None:
            return "\n\n"
        begin = self.source.rfind("\n\n", 0, place)
        line = self.source[0 if begin < 0 else begin + 2 :]
        here = self.source[self.source.rfind("\n", 0, place) + 1 :]
        item = ITEM.match(here)
        if item:
            return f"\n{item['quote']}{item['mark']}"
        quote = PREFIX.match(line)
        prefix = quote[0] if quote else ""
        return f"\n{prefix.rstrip()}\n{prefix}"

    def _insertion(self, wish: Wish, level: int) -> list[Cut] | None:
        put = marked(wish.runs or (), frozenset(), "\n\n", self._sign)
        if not put or not put.strip():
            return []
        put = f"{'#' * wish.level} {put.strip()}" if wish.level else put
        behind = self._ways[wish.row][wish.first - 1] if wish.first else []
        last = next((way[1] for way in reversed(behind) if way), None)
        if last is not None and level < LEVELS - 1:
            end = self.source.find("\n\n" if level == 0 else "\n", last)
            end = len(self.source.rstrip("\n")) if end < 0 else end
            return [Cut(end, end, f"\n\n{put.strip()}" + ("" if level == 0 else "\n"))]
        ahead = self._ways[wish.row][wish.first] if wish.first < len(self.rows[wish.row]) else []
        first = next((way[0] for way in ahead if way), None)
        if first is None:
            return None
        begin = self.source.rfind("\n", 0, first) + 1
        return [Cut(begin, begin, f"{put.strip()}\n\n")]

    def _sign(self, sign: str) -> str | None:
        return self.added.get(sign)


def _ends(runs: Sequence[Run]) -> bool:
    """Say whether runs end with the end of a paragraph."""
    return letters(runs).endswith(PARAGRAPH)
