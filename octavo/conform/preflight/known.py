"""Write what a preflight sees of a page so that it can be kept, and read it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from octavo.conform.preflight.sheets import Color, Font, Mark, Picture, Sheet
from octavo.page_stacks import Kept

__all__ = ["JUDGED"]


def _told(sheet: Sheet) -> list[Any]:
    """Give a page as JSON has it, without its number and the place of its ink."""
    marks = sorted((mark.kind, mark.color.space, mark.color.tints, mark.size) for mark in sheet.marks)
    pictures = sorted((each.space, each.width, each.resolution) for each in sheet.pictures)
    fonts = sorted((font.name, font.embedded, font.subset) for font in sheet.fonts)
    boxes = sheet.media, sheet.bleed, sheet.trim
    return [boxes, marks, pictures, fonts, sheet.clear, sheet.active]


def _again(told: Sequence[Any]) -> Sheet:
    """Give the page of which this was told; its number, from 1, is still to be said."""
    (media, bleed, trim), marks, pictures, fonts, clear, active = told
    return Sheet(
        0,
        media=tuple(media),
        bleed=tuple(bleed),
        trim=tuple(trim),
        type_area=None,
        marks=frozenset(Mark(kind, Color(space, tuple(tints)), size) for kind, space, tints, size in marks),
        pictures=frozenset(Picture(*each) for each in pictures),
        fonts=frozenset(Font(*each) for each in fonts),
        clear=clear,
        active=active,
    )


#: What a preflight sees of pages, as it is kept.
JUDGED = Kept("pages-judged", _told, _again)
