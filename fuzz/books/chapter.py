"""Draw a chapter of a book that has been planned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fuzz.books.blocks import blocks
from fuzz.books.desk import Desk, Dice, Plan
from fuzz.books.inlines import words
from fuzz.books.words import prose

__all__ = ["chapter"]


def chapter(dice: Dice, plan: Plan, file: str, anchors: Sequence[str]) -> str:
    """Draw a chapter's text: its headings with the ids that are planned, its keys, its notes at the end."""
    desk = Desk(dice, plan, file)
    keys = [(kind, key) for named, kind, key in plan.keys if named == file]
    pieces = [blocks(desk, 1, 1, 1)] if desk.seldom(8) else []
    level = 1
    for number, anchor in enumerate(anchors):
        level = 1 if number == 0 else min(6, desk.number(2, level + 1))
        pieces += [_heading(desk, level, anchor), blocks(desk, 3, 0 if desk.seldom() else 1, 3)]
    pieces += [KEYED[kind](desk, f"{kind}:{key}") for kind, key in keys]
    pieces += desk.notes
    text = "\n\n".join(piece for piece in pieces if piece) + desk.one("\n", "", "\n\n\n")
    return text.replace("\n", "\r\n") if desk.seldom(8) else text


def _heading(desk: Desk, level: int, anchor: str) -> str:
    desk.in_heading = True
    said = (
        words(desk, 1)
        if desk.plan.turned
        else desk.one("Tides", "Introduction", "1871", "") or words(desk, 1)
    )
    desk.in_heading = False
    classes = desk.one("", "", "", " .unnumbered", " .own")
    return f"{'#' * level} {said} {{#{anchor}{classes}}}"


KEYED: dict[str, Callable[[Desk, str], str]] = {
    "fig": lambda desk, key: f"![{prose(desk)}]({desk.some(desk.plan.pictures)}){{#{key}}}",
    "tbl": lambda desk, key: f"| a | b |\n|---|---|\n| {prose(desk)} | 2 |\n\n: {prose(desk)} {{#{key}}}",
    "eq": lambda _, key: f"$$x = y^2$$ {{#{key}}}",
    "lst": lambda desk, key: f'```{{#{key} .python caption="Sorted"}}\na = {desk.number(0, 9)}\n```',
    "sec": lambda desk, key: f"## {prose(desk)} {{#{key}}}\n\n{prose(desk)}",
}
