"""Follow a manuscript through the pages of a PDF: what each shows, in order, with nothing between."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tests.outputs.nodes import normal
from tests.outputs.pdf import Piece

__all__ = ["TELLING", "TOLD", "Course", "Place", "follow"]

#: What a page shows where a reference tells on which page that stands which it leads to.
TELLING = re.compile("p([0-9]+|[ivxl]+)")
#: Stands for a telling among the letters of a stream.
TOLD = "\ue000"

#: Where reading stands: how many letters of each stream were met.
Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """Hold the letters that pages must show, as streams that interrupt one another.

    The first stream is the text; the others (notes at the foot, notes under tables, drawings) stand
    somewhere in it. `signs` (labels of list items, heads of tables that go on) may stand anywhere,
    `heads` as one of the last two pieces of a page, which is furnished last. Up to the first `made`
    letters of the text, and where `leaves` of it were met, there may be pages between that the book makes
    itself. Every `TOLD` in a stream is a page that must be told there, whatever its number.
    """

    streams: tuple[str, ...]
    signs: Collection[str]
    heads: Collection[str]
    made: int
    leaves: Collection[int]

    @property
    def end(self) -> Place:
        """Give the place at which all is met."""
        return tuple(map(len, self.streams))

    def between(self, place: Place) -> bool:
        """Say whether a page that the book makes itself may stand at a place."""
        return place[0] <= self.made or place[0] in self.leaves

    def step(self, places: set[Place], piece: str, *, last: bool) -> set[Place]:
        """Give where reading may stand after a piece, which is one of the last of its page or not."""
        after: set[Place] = set()
        for place in places:
            for number, stream in enumerate(self.streams):
                if stream.startswith(piece, place[number]):
                    after.add((*place[:number], place[number] + len(piece), *place[number + 1 :]))
                elif stream.startswith(TOLD, place[number]) and TELLING.fullmatch(piece):
                    after.add((*place[:number], place[number] + 1, *place[number + 1 :]))
            # Painting comes back to the raised figures of markers when the lines of the page are done.
            if piece.isdigit() or piece in self.signs or (last and piece in self.heads):
                after.add(place)
        return after

    def next(self, place: Place) -> str:
        """Show what each stream goes on with."""
        return ", ".join(repr(stream[at:][:40]) for stream, at in zip(self.streams, place, strict=True))


def follow(pages: Sequence[Sequence[Piece]], course: Course) -> tuple[list[Place], str]:
    """Give how far each stream was met by the end of each page, and where following failed.

    The complaint is empty when all was met, and says what stood on the page and what should have.
    """
    steps: list[dict[Place, Place]] = []
    places: set[Place] = {(0,) * len(course.streams)}
    stops: list[tuple[Place, str]] = []
    for number, page in enumerate(pages, 1):
        step = {place: place for place in places if course.between(place)}
        # Of two ways to the same place, the one that had met more before goes: a word is text if it can be.
        for place in sorted(places):
            after, stopped, piece = _read(page, place, course)
            step |= dict.fromkeys(after, place)
            stops.append((stopped, f"page {number} shows {piece!r} before {course.next(stopped)}"))
        steps.append(step)
        places = set(step)
    if course.end not in places:
        return [], max(stops)[1]
    ends, place = [], course.end
    for step in reversed(steps):
        ends.append(place)
        place = step[place]
    return ends[::-1], ""


def _read(page: Sequence[Piece], place: Place, course: Course) -> tuple[set[Place], Place, str]:
    """Give where reading may stand after a page, and the furthest place, with what is shown there."""
    places = {place}
    for number, piece in enumerate(page):
        shown = normal(piece.text)
        after = course.step(places, shown, last=number >= len(page) - 2) if shown else places
        if not after:
            return after, max(places), piece.text
        places = after
    return places, max(places), "no more"
