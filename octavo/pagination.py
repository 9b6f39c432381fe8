"""Hold where everything stands in the paged book: what the contents, the EPUB and reports read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

__all__ = [
    "HeadingPlace",
    "NotePlace",
    "Page",
    "PageKind",
    "Pagination",
    "Passage",
    "Wording",
    "render_pagination",
]


class PageKind(StrEnum):
    """Say what stands around the text: blank and display pages carry no head and no folio."""

    BLANK = "blank"
    DISPLAY = "display"
    OPENING = "opening"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one page: its label (`xii`, `7`), the key of its leaf (None for a blank), and its side.

    `start` says where in its leaf it begins: so many sorts (letters, or what is set in one piece) of
    the running text stand before it.
    """

    label: str
    leaf: str | None
    kind: PageKind
    recto: bool
    start: int = 0


@dataclass(frozen=True, slots=True)
class Pagination:
    """Hold the pages in order, and for every id of the book the page (from 0) on which it stands."""

    pages: tuple[Page, ...] = ()
    anchors: Mapping[str, int] = field(default_factory=dict)

    def folio(self, anchor: str) -> str | None:
        """Give the label of the page on which an id stands, or None for an unknown id."""
        at = self.anchors.get(anchor)
        return None if at is None else self.pages[at].label


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a passage of running text: how many sorts it has, and a digest of them."""

    sorts: int
    digest: str


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """Hold a heading: its id, by which its page is found, its words, and its level."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Hold a note: its id, by which its page is found, its number as printed, and a digest of its letters."""

    id: str
    number: str
    digest: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold what a paged book says, so that the next impression can be told from it.

    `passages` are those of each leaf in order, by its key; together they have all sorts of its running text.
    """

    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    headings: tuple[HeadingPlace, ...] = ()
    notes: tuple[NotePlace, ...] = ()


def render_pagination(pagination: Pagination, edition: str, wording: Wording | None = None) -> str:
    """Write a pagination as JSON; `edition` names the output whose pages these are."""
    anchors = {anchor: pagination.pages[at].label for anchor, at in sorted(pagination.anchors.items())}
    content: dict[str, object] = {
        "edition": edition,
        "pages": [asdict(page) for page in pagination.pages],
        "anchors": anchors,
    }
    if wording is not None:
        content["headings"] = [asdict(heading) for heading in wording.headings]
        content["notes"] = [asdict(note) for note in wording.notes]
        content["passages"] = {
            leaf: [f"{passage.sorts} {passage.digest}" for passage in passages]
            for leaf, passages in wording.passages.items()
        }
    return json.dumps(content, indent=1, ensure_ascii=False)
