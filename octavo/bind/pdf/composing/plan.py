"""Plan the lines of a paragraph, and say how wide each has to be so that it ends where it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from octavo.bind.pdf.composing.optimum import End, Leeway, Measure, Start, best_ends
from octavo.bind.pdf.composing.parts import places_of, reach
from octavo.bind.pdf.composing.passage import Paragraph, Passage
from octavo.bind.pdf.make_ready.made import made_for

__all__ = ["Plan"]

#: What is tried one after the other, until there are such lines: first no word is parted.
TRIES = (
    (False, Leeway(1.0, stub=False)),
    (True, Leeway(1.0, stub=False)),
    (True, Leeway(2.0, stub=True)),
    (True, Leeway(4.0, stub=True)),
    (True, Leeway(30.0, stub=True, forced=True)),
)
#: How much more room than it needs, in CSS px, a line is given, so that nobody doubts whether it fits: more
#: than a hair, less than a letter.
ROOM = 0.4
#: More plans of passages that begin in one look are not kept: two long chapters have so many.
KEPT = 400
#: A paragraph of which there is no good plan, or which comes out otherwise, is planned so often at most.
MOST = 40


@dataclass(slots=True)
class Plan:
    """Hold the boxes of a paragraph, what was read off them, and how wide its lines and spaces are to be.

    `lines` is what was planned: for the first letter of a line and its room, how wide it is to be set, or
    None where nothing is planned. `plans` counts how often. All widths are in CSS px.
    """

    children: Any
    paragraph: Paragraph
    measure: Measure
    lines: dict[tuple[int, float], float | None] = field(default_factory=dict)
    plans: int = 0

    def width(self, skip: Any, room: float) -> float | None:  # noqa: ANN401 -- WeasyPrint's
        """Give how wide a line is to be set that begins here, in this room; None where nothing is planned."""
        letter = self.paragraph.letter(skip)
        if letter is None:
            return None
        if (letter, room) not in self.lines and self.plans < MOST:
            self.plans += 1
            self._plan(letter, room)
        return self.lines.get((letter, room))

    def _plan(self, letter: int, room: float) -> None:
        """Plan the lines from one on, up to the end of the passage in which it begins."""
        self.lines[letter, room] = None
        for passage in self.paragraph.passages:
            for setting in passage.settings:
                if setting.first <= letter < setting.first + len(setting.known.text):
                    left, spaces = setting.place(letter)
                    begin = setting.edge if letter == setting.first else left
                    self._lines(passage, Start(begin, letter, spaces), room)
                    return

    def _lines(self, passage: Passage, start: Start, room: float) -> None:
        """Take over the lines of a passage from a place on; those that were planned before are known."""
        measure, first = replace(self.measure, first=room), passage.settings[0]
        kept = made_for(first.style).plans
        told = (start, measure, passage.closed, *(setting.told for setting in passage.settings))
        if told not in kept:
            if len(kept) > KEPT:
                kept.clear()
            kept[told] = tuple(_planned(passage, start, measure))
        self.lines |= kept[told]


def _planned(
    passage: Passage, start: Start, measure: Measure
) -> Iterator[tuple[tuple[int, float], float | None]]:
    """Give what is planned of each line."""
    letter, begin, spaces, room = start.letter, start.begin, start.spaces, measure.first
    for end in _best(passage, start, measure) or ():
        width = reach(end) - begin
        # A word that is longer than the measure is WeasyPrint's to break.
        fits = width + (end.spaces - spaces) * measure.least < room + ROOM
        yield (letter, room), width + ROOM if fits else None
        letter, begin, spaces, room = end.letter, end.begin, end.passed, measure.others
    yield (letter, room), None


def _best(passage: Passage, start: Start, measure: Measure) -> list[End] | None:
    """Give the best ends of lines; None where no lines are good."""
    places = places_of(passage)
    for parted, leeway in TRIES:
        best = best_ends(places.ends(parted=parted), start, measure, leeway, closed=passage.closed)
        if best is not None:
            return best
    return None
