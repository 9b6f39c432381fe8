"""Know the pages that a PDF says behind its references: the maker's words, and so no part of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from octavo.collate.facts import Facts
from octavo.collate.letters import lowered, normal
from octavo.words import words_in

__all__ = ["Folios", "Said"]

#: The words around a page's number (`words.toml`).
FORMS = ("on-page", "on-page-within", "page")
NUMBER = "([0-9]+|[ivxlcdm]+)"


#: In how many pieces a page's number and its words may be drawn, where they are of several typefaces.
PARTS = 5


@dataclass(frozen=True, slots=True)
class Said:
    """Hold a page that is said in some pieces: at which of the places asked for, and which page."""

    pieces: int
    home: int | None
    label: str


class Folios:
    """Know how a language says a page, and, from the manuscript's facts, where one must be said."""

    def __init__(self, lang: str, facts: Facts | None = None) -> None:
        """Take the words for a language tag (BCP 47); without facts a page may be said anywhere."""
        words = words_in(lang)
        forms = (re.escape(lowered(normal(words[form]))).replace(r"\{\}", NUMBER) for form in FORMS)
        self._pattern = re.compile("|".join(forms))
        self._places = None if facts is None else {reference.at.end for reference in facts.references}

    def said(self, letters: str, place: int = 0) -> str | None:
        """Give the number of the page that some letters say; None where they are none, or out of place."""
        match = self._pattern.fullmatch(letters)
        if match is None or not self.may(place):
            return None
        return next(filter(None, match.groups()), None)

    def begun(self, letters: Sequence[str], places: Mapping[int | None, int]) -> Said | None:
        """Find a page that some pieces begin to say, where one must be said at one of these places."""
        asked = {home: place for home, place in places.items() if self.may(place)}
        for count, read in enumerate(accumulate(letters[:PARTS]), 1) if asked else ():
            for home, place in asked.items():
                label = self.said(read, place)
                if label is not None:
                    return Said(count, home, label)
        return None

    def may(self, place: int) -> bool:
        """Say whether a page may be said at a place."""
        return self._places is None or place in self._places
