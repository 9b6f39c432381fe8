"""Lay the leaves' pages out in order: which begin on a recto, where blanks fall, what folio each has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from octavo.bind.pdf.forme import Typeset
from octavo.book import Leaf, Matter
from octavo.pagination import Page, PageKind, Pagination

__all__ = ["Paging", "page_leaves"]

#: Leaves without running head and folio (Chicago Manual of Style, 1.5 to 1.8).
DISPLAY = {"half-title", "frontispiece", "title-page", "copyright-page", "dedication", "epigraph", "part"}
#: Leaves that always begin on a recto; a frontispiece faces the title page, the copyright page is behind it.
RECTO = {"half-title", "title-page", "dedication", "contents", "part"}
VERSO = {"frontispiece", "copyright-page"}
#: Leaves that begin on the next page, wherever chapters open.
NEXT = {"epigraph", "list-of-figures", "list-of-tables", "list-of-listings"}

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Paging:
    """Say how a book is paged: `opening` is `recto` or `next`, the rest is its printer's.

    The number of pages is a multiple of `multiple`; with `last_blank` the last of them is empty.
    """

    opening: str
    multiple: int = 1
    last_blank: bool = False


def page_leaves(leaves: Sequence[Leaf], typeset: Mapping[str, Typeset], paging: Paging) -> Pagination:
    """Give the pagination of leaves whose pages are known, by leaf key.

    Front matter is numbered in roman from its first page, the rest in arabic from 1 on a recto.
    A leaf that is not typeset yet counts as one page.
    """
    pages: list[Page] = []
    anchors: dict[str, int] = {}
    first = 0
    main = False
    for leaf in leaves:
        opens_main = leaf.matter is not Matter.FRONT and not main
        if _must_turn(leaf, paging.opening, len(pages), opens_main=opens_main):
            pages.append(_blank(len(pages), first, main=main))
        if opens_main:
            first, main = len(pages), True
        anchors[leaf.key] = len(pages)
        made = typeset.get(leaf.key)
        if made:
            anchors.update({anchor: len(pages) + place.page for anchor, place in made.anchors.items()})
        for number in range(made.pages if made else 1):
            kind = PageKind.DISPLAY if made and number in made.plates else _kind(leaf, number)
            start = made.starts[number] if made and made.starts else 0
            label, recto = _label(len(pages), first, main=main), _recto(len(pages))
            pages.append(Page(label, leaf.key, kind, recto, start))
    while _unfinished(pages, paging):
        pages.append(_blank(len(pages), first, main=main))
    return Pagination(tuple(pages), anchors)


def _must_turn(leaf: Leaf, opening: str, at: int, *, opens_main: bool) -> bool:
    if leaf.kind in VERSO:
        return _recto(at)
    wants_recto = leaf.kind in RECTO or opens_main or (opening == "recto" and leaf.kind not in NEXT)
    return wants_recto and not _recto(at)


def _unfinished(pages: Sequence[Page], paging: Paging) -> bool:
    short = len(pages) % paging.multiple != 0
    return short or (paging.last_blank and pages[-1].kind is not PageKind.BLANK)


def _kind(leaf: Leaf, number: int) -> PageKind:
    if leaf.kind in DISPLAY:
        return PageKind.DISPLAY
    return PageKind.TEXT if number else PageKind.OPENING


def _blank(at: int, first: int, *, main: bool) -> Page:
    return Page(_label(at, first, main=main), None, PageKind.BLANK, _recto(at))


def _recto(at: int) -> bool:
    return at % 2 == 0


def _label(at: int, first: int, *, main: bool) -> str:
    return str(at - first + 1) if main else _roman(at + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
