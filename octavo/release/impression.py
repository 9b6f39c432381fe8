"""Read what a `pagination.json` tells of an impression: its pages, and the text on each by its digests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from octavo.pagination import HeadingPlace, NotePlace, Passage

__all__ = ["Impression", "Sheet", "impression"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a printed page: its folio, its leaf (None for a blank), and which sorts of the leaf it has."""

    folio: str
    leaf: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Impression:
    """Hold the pages of an impression in order, and what stands on them.

    `folios` gives the page of each id. One that an older Octavo told has no `passages`: then nothing is
    known of its text.
    """

    pages: tuple[Sheet, ...] = ()
    folios: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[HeadingPlace, ...] = ()
    notes: tuple[NotePlace, ...] = ()
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)


def impression(content: bytes) -> Impression:
    """Read a `pagination.json`; raises ValueError when it is none."""
    try:
        told = json.loads(content)
        passages = {leaf: tuple(map(_passage, row)) for leaf, row in told.get("passages", {}).items()}
        sorts = {leaf: sum(passage.sorts for passage in row) for leaf, row in passages.items()}
        return Impression(
            _pages(told["pages"], sorts),
            dict(told["anchors"]),
            tuple(HeadingPlace(**heading) for heading in told.get("headings", ())),
            tuple(NotePlace(**note) for note in told.get("notes", ())),
            passages,
        )
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        message = "it is no pagination"
        raise ValueError(message) from error


def _passage(written: str) -> Passage:
    sorts, _, digest = written.partition(" ")
    return Passage(int(sorts), digest)


def _pages(rows: list[dict[str, Any]], sorts: Mapping[str, int]) -> tuple[Sheet, ...]:
    pages = []
    for number, row in enumerate(rows):
        after: dict[str, Any] = rows[number + 1] if number + 1 < len(rows) else {"leaf": None}
        goes_on = row["leaf"] is not None and after["leaf"] == row["leaf"]
        end = int(after["start"]) if goes_on else sorts.get(row["leaf"] or "", int(row["start"]))
        pages.append(Sheet(str(row["label"]), row["leaf"], int(row["start"]), max(end, int(row["start"]))))
    return tuple(pages)
