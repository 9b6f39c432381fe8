"""Find pages that are not filled as they should be."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.layout.makeup import Makeup, Sheet
from octavo.verdict import Verdict

__all__ = ["short", "unequal"]

#: With fewer lines, the last page of a chapter looks forgotten.
FEWEST = 4
#: By how many lines facing pages may differ; one is the price of no widow.
LINES = 1.5


def short(made: Makeup) -> Iterator[Verdict]:
    """Find last pages of chapters with a few lines; what is no text, as a picture, makes a page deeper."""
    top = made.block.top
    ends = [sheet for sheet, following in made.openings() if made.heading(following.text[0])]
    for sheet in ends:
        deep = (top - sheet.text[-1].base) / made.block.leading + 1 if made.block.leading else FEWEST
        if top and deep < FEWEST - 0.5 and not made.heading(sheet.text[0]):
            lines = f"{len(sheet.text)} {'lines' if len(sheet.text) > 1 else 'line'}"
            message = f"the last page of a chapter has {lines}"
            hint = "a few words less in the chapter would end it a page before, a few lines more fill it"
            yield made.verdict("page-short", sheet.text[0], message, hint)


def unequal(made: Makeup) -> Iterator[Verdict]:
    """Find facing pages that end at different heights, where text goes on after both."""
    full = {
        sheet.number: sheet for sheet, following in made.openings() if not _parted(made, sheet, following)
    }
    for verso in (sheet for number, sheet in full.items() if number % 2 == 0):
        recto = full.get(verso.number + 1)
        lines = abs(verso.lowest - recto.lowest) / made.block.leading if recto and made.block.leading else 0
        if recto and lines > LINES:
            higher = max(verso, recto, key=lambda sheet: sheet.lowest)
            message = f"it ends {lines:.0f} lines above its facing page"
            yield made.verdict("page-depth", higher.text[-1], message)


def _parted(made: Makeup, sheet: Sheet, following: Sheet) -> bool:
    """Say whether a page ends early with reason: a leaf ends, or what follows cannot be divided.

    Two lines of a paragraph stay together, with the notes that they are marked with.
    """
    first, next_lines = following.text[0], following.text[:2]
    if following.number != sheet.number + 1 or made.heading(first) or made.standing(first):
        return True
    markers = [note.marker for note in made.pair.observed.notes if note.marker is not None]
    return any(line.at.start < marker <= line.at.end for line in next_lines for marker in markers)
