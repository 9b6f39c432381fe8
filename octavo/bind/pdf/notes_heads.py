"""Say over each page of endnotes to which pages its notes belong (Chicago Manual of Style, 1.15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from octavo.pagination import Pagination

__all__ = ["notes_heads"]

ENDNOTES = "endnotes"


def notes_heads(pagination: Pagination, words: Mapping[str, str]) -> dict[int, str]:
    """Give the running head of each page (from 0) of the endnotes: `Notes to pages 12–34`.

    A page on which no note begins belongs to the note before it. `words` are the book's language's.
    """
    markers: dict[int, list[int]] = defaultdict(list)
    for anchor, at in pagination.anchors.items():
        marker = pagination.anchors.get(f"ref-{anchor}")
        if marker is not None and pagination.pages[at].leaf == ENDNOTES:
            markers[at].append(marker)
    heads: dict[int, str] = {}
    last: list[int] = []
    for number, page in enumerate(pagination.pages):
        if page.leaf == ENDNOTES:
            of_page = markers.get(number, last)
            last = [max(of_page)] if of_page else last
            heads[number] = _head(of_page, pagination, words)
    return heads


def _head(markers: list[int], pagination: Pagination, words: Mapping[str, str]) -> str:
    if not markers:
        return words["notes"]
    first, last = (pagination.pages[at].label for at in (min(markers), max(markers)))
    if first == last:
        return words["notes-to-page"].format(first)
    return words["notes-to-pages"].format(f"{first}\N{EN DASH}{last}")
