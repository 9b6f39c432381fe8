"""Keep the compositors of a book, hands that have its stylesheets and fonts, for one build or for several.

What one has set, he sets again in a fifth of the time, since nearly all words are measured and drawn already.
So a program that builds again and again keeps those who have not yet set much.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
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

__all__ = ["Compositor", "Compositors", "compositors_for"]

#: After how many sheets one is let go at the end of a build: by then he holds the words of a whole book.
MUCH = 40


class Compositor:
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


class Compositors:
    """Keep compositors. No frozen value: they are hired when they are needed. Several threads may ask.

    When nobody knows of them any more, they are let go.
    """

    def __init__(self, resources: Resources, limits: Limits) -> None:
        """Know what they typeset with, and the bounds of each sheet; hire nobody yet."""
        scratch = tempfile.mkdtemp(prefix="octavo-")
        prepare = partial(_prepare, resources, scratch)
        self._hand = partial(Hand, prepare, TYPESETTER, limits.layout_seconds, limits.layout_megabytes)
        self._lock, self._most = Lock(), MUCH
        self._all: list[Compositor] = []
        self._idle: list[Compositor] = []
        self.close = finalize(self, _let_go, self._all, scratch)

    def get_ready(self) -> None:
        """Hire one where there is none, who is ready when the first sheet comes."""
        with self._lock:
            if not self._all:
                self._idle.append(self._hired())
                self._idle[0].begin()

    def one(self) -> Compositor:
        """Give one who is not at work: who has set most, or a new one."""
        with self._lock:
            return self._idle.pop() if self._idle else self._hired()

    def interrupt(self) -> None:
        """End all in the middle of their work."""
        self._most = -1
        for compositor in self._all:
            compositor.interrupt()

    def rest(self) -> None:
        """Have nobody at work any more; let those go who have set much, or were interrupted.

        No thread may be in a call.
        """
        for compositor in self._all:
            if compositor.sheets > self._most:
                compositor.stop()
        self._all[:] = [compositor for compositor in self._all if compositor.sheets <= self._most]
        self._most = MUCH
        self._idle = sorted(self._all, key=lambda compositor: compositor.sheets)

    def _hired(self) -> Compositor:
        self._all.append(Compositor(self._hand()))
        return self._all[-1]


def compositors_for(
    resources: Resources, limits: Limits, memory: Memory | None
) -> tuple[Compositors, Callable[[], object]]:
    """Give compositors, and what is to be done when the work is: those that are kept in memory only rest."""
    if memory is None:
        compositors = Compositors(resources, limits)
        return compositors, compositors.close
    place = ("compositors", resources.files.get("page-print.css"))
    compositors = memory.recall(place, (resources, limits), partial(Compositors, resources, limits))
    return compositors, compositors.rest


def _prepare(resources: Resources, scratch: str) -> Callable[[Sheet], Typeset]:
    import_module(TYPESETTER)
    from octavo.bind.pdf.typeset import get_ready, typeset  # noqa: PLC0415 -- WeasyPrint, for hands alone

    # WeasyPrint leaves the fonts it unpacked behind when a process ends: they are cleared away with hands.
    tempfile.tempdir = scratch
    get_ready(resources)
    return partial(typeset, resources=resources)


def _let_go(compositors: Sequence[Compositor], scratch: str) -> None:
    for compositor in compositors:
        compositor.stop()
    shutil.rmtree(scratch, ignore_errors=True)
