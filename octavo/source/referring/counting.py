"""Count the chapters, sections, figures, tables, equations, listings and notes of a book, as it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from octavo.book import Chapter, Matter
from octavo.settings import Settings
from octavo.slug import slugify, without_number
from octavo.source.referring.keys import Kind
from octavo.syntax import Element, plain

__all__ = ["Count", "Thing"]

APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold what an id names: its kind, its number, and the section that it is, or stands in.

    `rank` tells sections apart: `chapter`, `appendix` or `section`; `depth` counts a chapter's as 1.
    `number` is empty for what has none; `title` is that of the section.
    """

    kind: Kind
    number: str
    title: str
    rank: str = ""
    depth: int = 0


@dataclass(slots=True)
class Count:
    """Count through a book. No frozen value: it grows with all that is met.

    Notes are counted as they will be lifted: from each heading that divides a chapter, or through.
    """

    settings: Settings
    counted: Counter[tuple[str, str]] = field(default_factory=Counter)
    chapters: int = 0
    appendices: int = 0
    chapter: str = ""
    base: int = 1
    section: Thing = Thing(Kind.SECTION, "", "")
    row: list[tuple[int, str]] = field(default_factory=list)
    notes: int = 0

    def begin(self) -> None:
        """Begin another chapter's file."""
        self.chapter, self.base, self.row = "", 1, []
        self.section = Thing(Kind.SECTION, "", self.settings.title.main)
        if self.settings.notes.numbering == "chapter":
            self.notes = 0

    def heading(self, block: Element, chapter: Chapter, following: Element | None) -> Thing:
        """Count a heading of `chapter`; `following` is the block behind it."""
        level, (_, classes, _), words = block["c"]
        title = " ".join(plain(words).split())
        if level == 1:
            self.base = 2 if self._is_part(following) else 1
            if self.base > 1:
                self.row = []
                return self._begun(Thing(Kind.SECTION, "", title))
        depth = max(level - self.base + 1, 1)
        rank = self._rank(depth, chapter, classes)
        if "unnumbered" in classes or not rank:
            self.chapter = self.chapter if depth > 1 else ""
            return self._begun(Thing(Kind.SECTION, "", title))
        written = self._ordinal(rank, depth)
        if depth == 1:
            self.chapter = written
        shown = written if depth <= self.settings.references.sections else ""
        return self._begun(Thing(Kind.SECTION, shown, title, rank, depth))

    def thing(self, kind: Kind) -> Thing:
        """Count a figure, table, equation or listing."""
        home = self.chapter if self.settings.references.numbering == "chapter" else ""
        self.counted[kind, home] += 1
        count = str(self.counted[kind, home])
        return replace(self.section, kind=kind, number=f"{home}.{count}" if home else count)

    def note(self) -> Thing:
        """Count a note."""
        self.notes += 1
        return replace(self.section, kind=Kind.NOTE, number=str(self.notes))

    def divide(self, level: int) -> None:
        """Begin to number notes anew where a heading of a level, no division's, begins a leaf."""
        if level <= self.settings.divide and self.settings.notes.numbering == "chapter":
            self.notes = 0

    def _begun(self, section: Thing) -> Thing:
        self.section = section
        return section

    def _is_part(self, following: Element | None) -> bool:
        """Say whether a heading is a part's: where chapters are divided lower, and one follows at once."""
        divided = self.settings.divide > 1
        return divided and following is not None and following["t"] == "Header" and following["c"][0] > 1

    def _rank(self, depth: int, chapter: Chapter, classes: Sequence[str]) -> str:
        if depth > 1:
            return "section" if self.chapter else ""
        name = slugify(without_number(PurePosixPath(chapter.path).stem))
        if APPENDIX in classes or name == APPENDIX or name.startswith(APPENDIX + "-"):
            return APPENDIX
        return "chapter" if chapter.matter is Matter.MAIN else ""

    def _ordinal(self, rank: str, depth: int) -> str:
        if rank == "section":
            while self.row and self.row[-1][0] >= depth:
                self.row.pop()
            above = self.row[-1][1] if self.row else self.chapter
            self.counted["section", above] += 1
            written = f"{above}.{self.counted['section', above]}"
            self.row.append((depth, written))
            return written
        self.row = []
        if rank == APPENDIX:
            self.appendices += 1
            return _letter(self.appendices)
        self.chapters += 1
        return str(self.chapters)


def _letter(number: int) -> str:
    """Write a number as appendices are: A to Z, then AA."""
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("A") + place) + written
    return written
