"""Read off the pages what number each is printed with, as a reader would who looks a place up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from octavo.collate.pdf_pages import FURNITURE, Page

__all__ = ["Folios"]

ARABIC, ROMAN = re.compile(r"\d{1,5}"), re.compile(r"[ivxlcdm]{1,9}")
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Folios:
    """Know which page bears which number, those too that are printed without one."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Look at the numbers around the text; a title may look like one, but does not count up."""
        arabic: Counter[int] = Counter()
        roman: Counter[int] = Counter()
        for at, page in enumerate(pages, 1):
            for words in {run.words.strip() for run in page.runs if FURNITURE in run.marks}:
                if ARABIC.fullmatch(words):
                    arabic[at - int(words)] += 1
                elif ROMAN.fullmatch(words):
                    roman[at - _value(words)] += 1
        self._arabic = max(arabic, key=lambda by: arabic[by], default=0)
        self._roman = max(roman, key=lambda by: roman[by], default=0)

    def page(self, folio: str) -> int:
        """Give the page, from 1, that bears a number, arabic or roman."""
        return int(folio) + self._arabic if folio.isdecimal() else _value(folio) + self._roman


def _value(roman: str) -> int:
    values = [VALUES[sign] for sign in roman]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))
