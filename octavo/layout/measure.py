"""Find the lines that leave the text block."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.layout.makeup import Makeup
from octavo.verdict import Verdict

__all__ = ["outside", "over"]

#: How far a line may end beyond the measure, in pt: what the places of its words are rounded by.
PLAY = 0.2


def over(made: Makeup) -> Iterator[Verdict]:
    """Find lines that end beyond the measure."""
    if made.block.sides is None:
        return
    for sheet in made.sheets:
        right = made.block.sides[sheet.number % 2][1]
        for line in (*sheet.text, *sheet.notes):
            if line.right > right + PLAY:
                words = made.pair.found(line.at)
                message = f"the line “{words}” ends {line.right - right:.1f} pt beyond the measure"
                hint = "let the long word be hyphenated (U+00AD where it may be divided), or say it otherwise"
                yield made.verdict("page-measure", line, message, hint)


def outside(made: Makeup) -> Iterator[Verdict]:
    """Find lines that stand beside, above or below the block."""
    if made.block.sides is None:
        return
    play = made.block.leading / 2
    for sheet in made.sheets:
        left = made.block.sides[sheet.number % 2][0]
        for line in (*sheet.text, *sheet.notes):
            above = made.block.top and line.base - made.block.top
            below = made.block.bottom and made.block.bottom - line.base
            if line.left < left - PLAY or max(above, below) > play:
                message = f"the line “{made.pair.found(line.at)}” stands outside the text block"
                yield made.verdict("page-block", line, message)
