"""Know the pages that a PDF says behind its references: the maker's words, and so no part of the text."""

from __future__ import annotations

import re

from octavo.collate.facts import Facts
from octavo.collate.letters import lowered, normal
from octavo.words import words_in

__all__ = ["Folios"]

#: The words around a page's number (`words.toml`).
FORMS = ("on-page", "on-page-within", "page")
NUMBER = "([0-9]+|[ivxlcdm]+)"


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
        if match is None or not (self._places is None or place in self._places):
            return None
        return next(filter(None, match.groups()), None)
