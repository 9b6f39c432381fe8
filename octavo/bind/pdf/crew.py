"""Keep the hands that typeset with the same stylesheets, fonts and images, for one build or for several.

What a hand has set, it sets again in a fifth of the time, since nearly all words are measured and drawn
already. So a program that builds again and again keeps those that have not yet set much.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Lock
from weakref import finalize

from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.resources import TYPESETTER, Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bounds import Limits
from octavo.doors.hand import Hand
from octavo.memory import Memory

__all__ = ["Crew", "Member", "crew_for"]

#: After how many sheets a hand is let go at the end of a build: by then it holds the words of a whole book.
MUCH = 40


class Member:
    """Hold a hand and how many sheets it has set."""

    def __init__(self, hand: Hand[Sheet, Typeset]) -> None:
        """Begin with none."""
        self._hand = hand
        self.sheets = 0

    def typeset(self, sheet: Sheet) -> Typeset:
        """Typeset a sheet; raises what `Hand.call` raises."""
        self.sheets += 1
        return self._hand.call(sheet)

    def begin(self) -> None:
        """Have the hand load what it typesets with, before there is a sheet."""
        self._hand.begin()

    def interrupt(self) -> None:
        """End the hand in the middle of a sheet, which another thread asked for."""
        self._hand.interrupt()

    def stop(self) -> None:
        """Let the hand go."""
        self._hand.stop()


class Crew:
    """Keep hands. No frozen value: they are hired when they are needed. Several threads may ask.

    When nobody knows the crew any more, they are let go.
    """

    def __init__(self, resources: Resources, limits: Limits) -> None:
        """Know what they typeset with, and the bounds of each sheet; hire nobody yet."""
        scratch = tempfile.mkdtemp(prefix="octavo-")
        prepare = partial(_prepare, resources, scratch)
        self._hire = partial(Hand, prepare, TYPESETTER, limits.layout_seconds, limits.layout_megabytes)
        self._lock, self._most = Lock(), MUCH
        self._members: list[Member] = []
        self._idle: list[Member] = []
        self.close = finalize(self, _let_go, self._members, scratch)

    def get_ready(self) -> None:
        """Hire one where there is none, who is ready when the first sheet comes."""
        with self._lock:
            if not self._members:
                self._members.append(Member(self._hire()))
                self._members[0].begin()
                self._idle.append(self._members[0])

    def member(self) -> Member:
        """Give a hand that is not at work: who has set most, or a new one where there is none."""
        with self._lock:
            if not self._idle:
                self._members.append(Member(self._hire()))
                return self._members[-1]
            return self._idle.pop()

    def interrupt(self) -> None:
        """End all in the middle of their work."""
        self._most = -1
        for member in self._members:
            member.interrupt()

    def rest(self) -> None:
        """Have nobody at work any more; let those go who have set much, or were interrupted.

        No thread may be in a call.
        """
        for member in self._members:
            if member.sheets > self._most:
                member.stop()
        self._members[:] = [member for member in self._members if member.sheets <= self._most]
        self._most = MUCH
        self._idle = sorted(self._members, key=lambda member: member.sheets)


def crew_for(resources: Resources, limits: Limits, memory: Memory | None) -> tuple[Crew, Callable[[], None]]:
    """Give a crew, and what is to be done when the work is: of one that is kept in memory, only rest."""
    if memory is None:
        crew = Crew(resources, limits)
        return crew, crew.close
    place = ("crew", resources.files.get("page-print.css"))
    crew = memory.recall(place, (resources, limits), partial(Crew, resources, limits))
    return crew, crew.rest


def _prepare(resources: Resources, scratch: str) -> Callable[[Sheet], Typeset]:
    import_module(TYPESETTER)
    from octavo.bind.pdf.typeset import get_ready, typeset  # noqa: PLC0415 -- WeasyPrint, for hands alone

    # WeasyPrint leaves the fonts it unpacked behind when a process ends; the crew clears them away.
    tempfile.tempdir = scratch
    get_ready(resources)
    return partial(typeset, resources=resources)


def _let_go(members: list[Member], scratch: str) -> None:
    for member in members:
        member.stop()
    shutil.rmtree(scratch, ignore_errors=True)
