"""Say where in the manuscript a place of its text is: the file, the line, the section.

Pandoc's AST keeps no positions, so the source is scanned: a chapter's text is moored to it wherever a
few words stand in both, and between two moorings the letters around the place are looked for. The line
is thus exact but for a word that comes again within the same few lines with the same neighbours, and for
places within a long address or markup, where it may be that of the words before or after. A note is
moored by itself, wherever its definition stands; of two notes with the same words, the first is named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from octavo.book import Book
from octavo.collate.facts import Span
from octavo.collate.letters import alphabetic
from octavo.collate.manuscript import Manuscript
from octavo.collate.moorings import FAR, Moorings, moor, stretch
from octavo.collate.pair import Difference
from octavo.findings import Finding, finding

__all__ = ["Places"]

#: How many letters are looked for: those after the place before those before it, long before short.
SOUGHT = ((40, 24, 14), (8,))
#: How few letters may be looked for, in a chapter that has as many.
FEWEST = 4
#: Where the parts' titles are.
SETTINGS = "book.yaml"
#: How many signs a part has in which the letters before a place are counted.
PART = 1000


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold the letters of a chapter's text, how many stand before each part, and where they are moored."""

    letters: str
    counts: tuple[int, ...]
    moorings: Moorings


class Places:
    """Know the sources of a manuscript; what is asked of a chapter once is kept."""

    def __init__(self, book: Book, manuscript: Manuscript) -> None:
        """Look for the places of a manuscript in the sources of its book."""
        self._book = book
        self._manuscript = manuscript
        self._sources: dict[int, tuple[str, list[int]]] = {}
        self._texts: dict[int, _Text] = {}

    def finding(self, difference: Difference, kind: str) -> Finding:
        """Give the finding of a difference in an output of a kind."""
        path, line = self.line(difference.at)
        section = self._section(difference.at)
        where = f" (in “{section}”)" if section else ""
        return finding(difference.code, difference.message + where, path=path, line=line, format=kind)

    def _section(self, at: int) -> str:
        facts = self._manuscript.facts
        if at >= facts.body:
            number = bisect_right(facts.notes, at, key=lambda note: note.at.start) - 1
            marker = facts.notes[number].marker if number >= 0 else facts.body
            # The marker stands behind the letter before it, which a section may end with.
            at = max((marker or 0) - 1, 0)
        number = bisect_right(facts.sections, at, key=lambda section: section.at.start) - 1
        return facts.words(facts.sections[number].at) if number >= 0 else ""

    def line(self, at: int) -> tuple[str, int | None]:
        """Give the file and the line of a place in the manuscript's text; None where it is not known."""
        origins = self._manuscript.origins
        number = bisect_right(origins, at, key=lambda origin: origin[0]) - 1
        begin, chapter = origins[number] if number >= 0 else (0, None)
        if chapter is None:
            return SETTINGS, None
        end = origins[number + 1][0] if number + 1 < len(origins) else len(self._manuscript.facts.text)
        text, ends = self._source(chapter)
        path = self._book.chapters[chapter].path
        told = self._text(begin, end, text)
        first, last, likely = stretch(told.letters, text, told.moorings, self._before(told, begin, at))
        around = list(self._around(at, begin, end))
        # A table's caption is read before it, and written behind it or before.
        caption = any(caption.start <= at < caption.end for caption in self._manuscript.facts.captions)
        tries = (True,) if caption else (False, True)
        for sought, ahead, wide in [(*each, wide) for wide in tries for each in around]:
            by = 0 if ahead else len(sought) - 1
            lowest, highest = (0, len(text)) if wide else (first - by, last + len(sought))
            places = [place + by for place in _all(text, sought, lowest, highest)]
            if places:
                nearest = min(places, key=lambda place: abs(place - likely))
                return path, bisect_right(ends, nearest) + 1
        return path, None

    def _text(self, begin: int, end: int, source: str) -> _Text:
        if begin not in self._texts:
            text = self._manuscript.facts.text
            parts = [alphabetic(text[at : min(at + PART, end)]) for at in range(begin, end, PART)]
            letters, counts = "".join(parts), (0, *accumulate(map(len, parts)))
            self._texts[begin] = _Text(letters, counts, moor(letters, source, FAR))
        return self._texts[begin]

    def _before(self, told: _Text, begin: int, at: int) -> int:
        """Count the letters of a text that stand before a place in it."""
        number = (at - begin) // PART
        return told.counts[number] + len(alphabetic(self._manuscript.facts.text[begin + number * PART : at]))

    def _around(self, at: int, begin: int, end: int) -> Iterator[tuple[str, bool]]:
        """Give what to look for: letters after the place, or else before it; longer ones first."""
        facts = self._manuscript.facts
        for lengths in SOUGHT:
            spans = [(Span(at, min(at + most, end)), True) for most in lengths]
            spans += [(Span(max(at - most, begin), at), False) for most in lengths]
            for span, ahead in spans:
                letters = alphabetic(facts.letters(span))
                if len(letters) >= min(FEWEST, end - begin):
                    yield letters, ahead

    def _source(self, chapter: int) -> tuple[str, list[int]]:
        """Give the letters of a chapter's source, and for each line where it ends among them."""
        if chapter not in self._sources:
            lines = [alphabetic(line) for line in self._book.chapters[chapter].source.split("\n")]
            ends: list[int] = []
            for line in lines:
                ends.append((ends[-1] if ends else 0) + len(line))
            self._sources[chapter] = "".join(lines), ends
        return self._sources[chapter]


def _all(text: str, sought: str, first: int, last: int) -> Iterator[int]:
    place = text.find(sought, max(first, 0), last) if sought else -1
    while place >= 0:
        yield place
        place = text.find(sought, place + 1, last)
