"""Hold where everything stands in the paged book: what the contents, the EPUB and reports read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

__all__ = ["Page", "PageKind", "Pagination", "render_pagination"]


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


def render_pagination(pagination: Pagination, edition: str) -> str:
    """Write a pagination as JSON; `edition` names the output whose pages these are."""
    anchors = {anchor: pagination.pages[at].label for anchor, at in sorted(pagination.anchors.items())}
    pages = [asdict(page) for page in pagination.pages]
    return json.dumps({"edition": edition, "pages": pages, "anchors": anchors}, indent=1, ensure_ascii=False)
