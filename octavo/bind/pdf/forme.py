"""Hold a sheet as it was typeset, as a forme holds type that is locked up: with all that is known of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from octavo.bind.pdf.place import Place

__all__ = ["Flaw", "Turned", "Typeset", "read_typeset", "write_typeset"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Hold a formula that is not as it should be: its TeX, and why it cannot be set, or its scale."""

    tex: str
    reason: str = ""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Turned:
    """Hold the first line of a block of code that is turned over, and how many of the block are."""

    words: str
    lines: int


@dataclass(frozen=True, slots=True)
class Typeset:
    """Hold a typeset sheet: its PDF, its number of pages, its ids, and what WeasyPrint warned of.

    `plates` are the pages (from 0) that a picture fills to the edges; `starts` says for each page how
    many sorts of the leaf stand before it. `flaws` are the formulas that are not set, or are too small;
    `turned` the blocks of code with lines that are turned over; `broken` the first words of each table that
    fits only with its words broken. `recto` says on which side the first page was set, `moves` how far each
    page is moved to the right for the other side, in pt.
    """

    pdf: bytes = field(repr=False)
    pages: int
    anchors: Mapping[str, Place]
    warnings: tuple[str, ...] = ()
    plates: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    turned: tuple[Turned, ...] = ()
    broken: tuple[str, ...] = ()
    recto: bool = True
    moves: tuple[float, ...] = ()


def write_typeset(made: Typeset) -> bytes:
    """Write a typeset sheet as the bytes that a cache keeps."""
    anchors = {anchor: asdict(place) for anchor, place in made.anchors.items()}
    entry = {"pages": made.pages, "anchors": anchors, "warnings": made.warnings}
    entry |= {"plates": made.plates, "starts": made.starts, "flaws": [asdict(flaw) for flaw in made.flaws]}
    entry |= {"turned": [asdict(block) for block in made.turned], "broken": made.broken}
    entry |= {"recto": made.recto, "moves": made.moves}
    head = json.dumps(entry)
    return head.encode() + b"\n" + made.pdf


def read_typeset(content: bytes) -> Typeset:
    """Read what `write_typeset` wrote."""
    head, _, pdf = content.partition(b"\n")
    entry = json.loads(head)
    anchors = {anchor: Place(**place) for anchor, place in entry["anchors"].items()}
    warnings, plates, starts = (tuple(entry[name]) for name in ("warnings", "plates", "starts"))
    flaws = tuple(Flaw(**flaw) for flaw in entry["flaws"])
    turned = tuple(Turned(**block) for block in entry["turned"])
    found = (flaws, turned, tuple(entry["broken"]), entry["recto"], tuple(entry["moves"]))
    return Typeset(pdf, entry["pages"], anchors, warnings, plates, starts, *found)
