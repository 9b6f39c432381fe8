"""Make the sheets of an edition again and again: anew only those that show where something stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from octavo.bind.pdf.sheet import Sheet, make_sheet
from octavo.book import Leaf
from octavo.memory import Memory
from octavo.pagination import Pagination
from octavo.settings import Settings

__all__ = ["Sheets"]


@dataclass(frozen=True, slots=True)
class Sheets:
    """Hold the edition and the settings that sheets are made for, and a memory of those that were made."""

    edition: str
    told: Settings
    memory: Memory

    def make(self, leaf: Leaf, pagination: Pagination, *, recto: bool) -> Sheet:
        """Give a leaf's sheet, made before if none of it depends on where anything stands."""
        told = self.told
        place, given = (
            ("sheet", self.edition, leaf.key),
            (leaf, recto, told.title, told.print, told.references),
        )
        made: Sheet | None = self.memory.look_up(place, given)
        if made is None:
            anchors = _Anchors(pagination.anchors)
            made = make_sheet(
                leaf,
                self.edition,
                replace(pagination, anchors=anchors),
                recto=recto,
                title=told.title.main,
                drop_caps=told.print.drop_caps,
                pages=told.references.pages,
            )
            if not anchors.asked:
                self.memory.keep(place, given, made)
        return made


class _Anchors(Mapping[str, int]):
    """Give the page of each id, and remember whether anybody asked."""

    def __init__(self, anchors: Mapping[str, int]) -> None:
        self._anchors = anchors
        self.asked = False

    def __getitem__(self, anchor: str) -> int:
        self.asked = True
        return self._anchors[anchor]

    def __iter__(self) -> Iterator[str]:
        self.asked = True
        return iter(self._anchors)

    def __len__(self) -> int:
        self.asked = True
        return len(self._anchors)
