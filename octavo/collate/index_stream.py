"""Read the indexes of a PDF from the order in which they are drawn.

Nothing there says what is a term and what a page, so the marks of the manuscript say it: what is drawn must
be their terms, each with numbers behind it. What is none of them is an entry that nobody asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from octavo.collate.folios import Folios
from octavo.collate.index_facts import IndexEntry, IndexMark, IndexPlace, Path
from octavo.collate.letters import alphabetic, lowered, normal
from octavo.collate.pdf_pages import FURNITURE, GENERATED, Page, Run

__all__ = ["Asked", "asked_of", "read_drawn"]

#: What may stand between two places, and inside of a range.
COMMA = r"\s*[,;\u3001\u060c\uff0c]\s*"
FOLIO = r"\d{1,5}|[ivxlcdm]{1,9}"
PLACE = rf"(?P<first>{FOLIO})(?:\s*[-\u2010-\u2015]\s*(?P<last>{FOLIO}))?(?![\w])"
#: What stands behind a term: the end of its line, or a sign.
BEHIND = ("\n", ",", ";", "\u3001", "\u060c", "\uff1b", "\uff0c", "\u061b", "")
#: How many letters the head of a group has at most, and in how many pieces a title is drawn.
HEAD, OPENING = 3, 12
#: How far a reference is read, in signs.
SEEN = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what the manuscript asks of an index: the terms below each, and what each sends the reader to."""

    below: Mapping[Path, Mapping[str, Path]]
    see: Mapping[Path, frozenset[str]]


@dataclass(slots=True)
class Drawn:
    """Hold the words of an index as they are drawn, and of which run each sign is. It grows page by page."""

    words: str = ""
    runs: list[tuple[int, int, Run]] = field(default_factory=list)

    def add(self, page: int, runs: Sequence[Run]) -> None:
        """Add the runs of a page."""
        for run in runs:
            self.runs.append((len(self.words), page, run))
            self.words += run.words + "\n"


def asked_of(marks: Sequence[IndexMark], index: int) -> Asked:
    """Give what the marks ask of an index; letters are lowered, since a PDF does not tell small capitals."""
    below: dict[Path, dict[str, Path]] = {}
    see: dict[Path, set[str]] = {}
    for mark in marks:
        for path in mark.paths if mark.index == index else ():
            low = tuple(map(lowered, path))
            for depth in range(len(low)):
                below.setdefault(low[:depth], {})[low[depth]] = low[: depth + 1]
            see.setdefault(low, set()).update(alphabetic("".join(way)) for way in (*mark.see, *mark.see_also))
    return Asked(below, {path: frozenset(ways) for path, ways in see.items() if ways})


def read_drawn(
    pages: Sequence[Page], marks: Sequence[IndexMark], titles: Sequence[str], words: Mapping[str, str]
) -> tuple[IndexEntry, ...]:
    """Read the indexes with these titles from the pages that the book's maker has made up."""
    given = Given(pages, Folios(pages), words)
    found: list[IndexEntry] = []
    for number, drawn in enumerate(_indexes(pages, titles)):
        reading = _Reading(number, drawn, asked_of(marks, number), given)
        found += reading.entries(len(titles[number]))
    return tuple(found)


def _indexes(pages: Sequence[Page], titles: Sequence[str]) -> Iterator[Drawn]:
    """Give what each index draws: from the page that begins with its title to the last that is made up.

    A page of the contents can begin with the title, too, but then it stands behind another of them.
    """
    drawn: Drawn | None = None
    waiting = [lowered(title) for title in titles]
    behind = False
    for at, page in enumerate(pages):
        told = [run for run in page.runs if FURNITURE not in run.marks and normal(run.words)]
        made = [run for run in told if GENERATED in run.marks]
        letters = "".join(normal(run.words) for run in made[:OPENING]).lower()
        begins = bool(waiting) and letters.startswith(waiting[0]) and (drawn is not None or not behind)
        behind = bool(made) if told else behind
        if drawn is not None and (begins or (told and not made)):
            yield drawn
            drawn = None
        if begins:
            drawn = Drawn()
            waiting.pop(0)
        if drawn is not None:
            drawn.add(at, made)
    if drawn is not None:
        yield drawn


@dataclass(frozen=True, slots=True)
class Given:
    """Hold what all indexes of a file are read with: its pages, their folios, the words of the language."""

    pages: Sequence[Page]
    folios: Folios
    words: Mapping[str, str]


class _Reading:
    """Read one index. As every reader, it keeps how far it has read."""

    def __init__(self, number: int, drawn: Drawn, asked: Asked, given: Given) -> None:
        self._number = number
        self._drawn = drawn
        self._signs = [normal(sign).lower() for sign in drawn.words]
        self._asked = asked
        self._given = given
        note = re.escape(given.words["index-note-page"]).replace(r"\ ", r"\s*")
        note = note.replace(r"\{\}", r"\s*(?P<note>\d+)")
        self._place = re.compile(rf"{COMMA}{PLACE}(?:\s*{note}(?!\w))?")
        self._at = 0
        self._path: Path = ()
        self._taken: set[Path] = set()

    def entries(self, title: int) -> Iterator[IndexEntry]:
        """Give the entries behind a title of so many letters; what is no entry is one without a path."""
        self._skip(title)
        while self._at < len(self._drawn.words):
            start, term = self._at, self._term()
            line = self._drawn.words[start:].split("\n", 1)[0]
            if term is not None:
                self._path, self._at = term
                self._taken.add(self._path)
                words = " ".join(self._drawn.words[start : self._at].split())
                places = tuple(self._places())
                yield IndexEntry(self._number, self._path, words, places, self._see(self._path))
            else:
                self._at += len(line)
                if len(normal(line)) > HEAD:
                    yield IndexEntry(self._number, (), line)
            self._skip(0)

    def _term(self) -> tuple[Path, int] | None:
        """Find the term that is drawn next: one below the last, or else below those above it; the longest."""
        for depth in range(len(self._path), -1, -1):
            below = self._asked.below.get(self._path[:depth], {})
            fits = [
                (path, end) for letters, path in below.items() if (end := self._ends(letters)) is not None
            ]
            fresh = [each for each in fits if each[0] not in self._taken]
            if fresh:
                return max(fresh, key=lambda each: each[1])
        # One that has been drawn before comes twice.
        fits = [(path, end) for path in self._taken if (end := self._ends(path[-1])) is not None]
        return max(fits, key=lambda each: each[1], default=None)

    def _ends(self, letters: str) -> int | None:
        """Say where some letters end that are drawn next, if a term may end there."""
        end = self._reads(letters, self._signs)
        if end is None:
            return None
        while end < len(self._signs) and not self._signs[end] and self._drawn.words[end] != "\n":
            end += 1
        return end if self._drawn.words[end : end + 1] in BEHIND else None

    def _reads(self, letters: str, signs: Sequence[str]) -> int | None:
        """Say where some letters end if they are drawn next."""
        at, read = self._at, 0
        while read < len(letters) and at < len(signs):
            if not letters.startswith(signs[at], read):
                return None
            read += len(signs[at])
            at += 1
        return at if read == len(letters) else None

    def _places(self) -> Iterator[IndexPlace]:
        while place := self._place.match(self._drawn.words, self._at):
            first, last = place["first"], place["last"] or place["first"]
            if last.isdecimal() and first.isdecimal() and len(last) < len(first):
                last = first[: len(first) - len(last)] + last
            link = self._link(place.start("first"))
            pages = self._given.folios.page(first), self._given.folios.page(last)
            words = " ".join(place[0].strip(" ,;\n").split())
            yield IndexPlace(words, None, None, *pages, link, note=place["note"] or "")
            self._at = place.end()

    def _link(self, at: int) -> int | None:
        """Give the page, from 1, to which the link over a sign leads."""
        _, number, run = next(each for each in reversed(self._drawn.runs) if each[0] <= at)
        for pointer in self._given.pages[number].pointers:
            if pointer.page is not None and pointer.box.meets(run.box):
                return pointer.page + 1
        return None

    def _see(self, path: Path) -> str:
        """Take what an entry sends the reader to: its words are known, and their order is not."""
        ways = set(self._asked.see.get(path, ()))
        parts = (
            [self._given.words[name].split("{}") for name in ("index-see", "index-see-also")] if ways else []
        )
        before, behind = ({alphabetic(each[at]) for each in parts} - {""} for at in (0, -1))
        signs = [alphabetic(sign) for sign in self._signs[: self._at + SEEN]] if ways else []
        found = ""
        while known := sorted(ways | behind | (before if ways else set()), key=len, reverse=True):
            ends = ((each, self._reads(each, signs)) for each in known)
            met, end = next(((each, end) for each, end in ends if end is not None), ("", None))
            if end is None:
                break
            self._at, found = end, found + met
            ways.discard(met)
        return found

    def _skip(self, count: int) -> None:
        """Go on by so many letters, and behind the white that follows."""
        while self._at < len(self._signs) and (count > 0 or not self._signs[self._at]):
            count -= len(self._signs[self._at])
            self._at += 1
