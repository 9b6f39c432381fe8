"""Name the media that one build makes side by side, and the names by which a manuscript speaks of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

__all__ = ["FORMATS", "MEDIA", "NAMES", "Medium", "medium_of"]


class Medium(StrEnum):
    """Name a medium that may have a text of its own; each is an edition of every book, too."""

    PRINT = "print"
    SCREEN = "screen"
    EBOOK = "ebook"
    WEB = "web"


#: All media: what a text without conditions is for.
MEDIA = frozenset(Medium)

#: The formats that outputs are named by, and the medium whose text each holds.
FORMATS: Mapping[str, Medium] = {
    "print": Medium.PRINT,
    "screen": Medium.SCREEN,
    "epub": Medium.EBOOK,
    "kobo": Medium.EBOOK,
    "web": Medium.WEB,
    "page": Medium.WEB,
}

#: The names of media in conditions, as in `.only-print`.
NAMES: Mapping[str, frozenset[Medium]] = {
    "print": frozenset({Medium.PRINT}),
    "screen": frozenset({Medium.SCREEN}),
    "pdf": frozenset({Medium.PRINT, Medium.SCREEN}),
    "ebook": frozenset({Medium.EBOOK}),
    "epub": frozenset({Medium.EBOOK}),
    "web": frozenset({Medium.WEB}),
    "html": frozenset({Medium.WEB}),
}


def medium_of(edition: str | None) -> Medium | None:
    """Give the medium that an edition is, or None for one that comes in all of them."""
    return Medium(edition) if edition in list(Medium) else None
