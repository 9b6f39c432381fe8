"""Plan the lines of a paragraph, and say how wide each has to be so that it ends where it should."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from octavo.bind.pdf.composing.optimum import End, Leeway, Measure, Start, best_ends
from octavo.bind.pdf.composing.parts import places_of, reach
from octavo.bind.pdf.composing.passage import Paragraph, Passage

__all__ = ["Plan"]

#: What is tried one after the other, until there are such lines: first no word is parted.
TRIES = (
    (False, Leeway(1.0, stub=False)),
    (True, Leeway(1.0, stub=False)),
    (True, Leeway(2.0, stub=True)),
    (True, Leeway(4.0, stub=True)),
)
#: How much more room than it needs, in CSS px, a line is given, so that nobody doubts whether it fits: more
#: than a hair, less than a letter.
ROOM = 0.4
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
        letter, begin = start.letter, start.begin
        for end in self._best(passage, start, room) or ():
            self.lines[letter, room] = reach(end) - begin + ROOM
            letter, begin, room = end.letter, end.begin, self.measure.others
        self.lines[letter, room] = None

    def _best(self, passage: Passage, start: Start, room: float) -> list[End] | None:
        """Give the best ends of lines; None where no lines are good."""
        measure, closed = replace(self.measure, first=room), passage.closed
        places = places_of(passage)
        for parted, leeway in TRIES:
            best = best_ends(places.ends(parted=parted), start, measure, leeway, closed=closed)
            if best is not None:
                return best
        return None
