"""Gather facts while a source is read in its order: what every reader writes into."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import is_normalized

from octavo.collate.facts import (
    Break,
    Code,
    Facts,
    Folio,
    Formula,
    Image,
    Item,
    Known,
    Landmark,
    Link,
    Note,
    Reference,
    Section,
    Span,
    Table,
)
from octavo.collate.index_facts import IndexEntry, IndexMark
from octavo.collate.letters import normal
from octavo.collate.written import Writing

__all__ = ["Gatherer"]

#: How many signs are added at once: of what is a piece, all are counted to find one.
TOGETHER = 100


class Gatherer:
    """Collect letters and facts. No frozen value: it grows with all that is read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.at = 0
        self.sections: list[Section] = []
        self.notes: list[Note] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.tables: list[Table] = []
        self.codes: list[Code] = []
        self.formulas: list[Formula] = []
        self.captions: list[Span] = []
        self.items: list[Item] = []
        self.seams: set[int] = set()
        self.landmarks: list[Landmark] = []
        self.paragraphs: list[Span] = []
        self.depth = 0
        self.outline: tuple[str, ...] = ()
        self.breaks: list[Break] = []
        self.folios: list[Folio] = []
        self.references: list[Reference] = []
        self.marks: list[IndexMark] = []
        self.index: tuple[IndexEntry, ...] = ()
        self.laid: tuple[tuple[int, int], ...] = ()
        self._letters: list[str] = []
        self._writing = Writing()

    def add(self, written: str) -> None:
        """Add words as they are written."""
        letters = normal(written)
        if letters:
            self._writing.add(self.at, written)
            self._letters.append(letters)
            self.at += len(letters)
        elif written:
            self._writing.go_on(written)

    def add_line(self, line: str) -> None:
        """Add a line of words: in pieces of any size, where letters that meet in it do not become others."""
        if is_normalized("NFKC", line):
            for at in range(0, len(line), TOGETHER):
                self.add(line[at : at + TOGETHER])
            return
        for word in line.split(" "):
            self.add(word)
            self.add(" ")

    def since(self, start: int) -> Span:
        """Give the span from a place up to here."""
        return Span(start, self.at)

    def code(self, text: str) -> None:
        """Add a block of code; the white around it and at its lines' ends is layout."""
        start = self.at
        self.add(text)
        lines = text.expandtabs(4).strip("\n").split("\n")
        self.codes.append(Code(self.since(start), tuple(line.rstrip() for line in lines)))

    def formula(self, tex: str | None, shown: str | None, shape: str | None = None) -> None:
        """Add a formula: its TeX, or None where the source has kept only its look; what it shows, and how."""
        start = self.at
        self.add(tex or "")
        self.formulas.append(Formula(self.since(start), tex is not None, shown, shape))

    def caption(self, start: int) -> None:
        """Take what was read since a place for a caption."""
        if self.at > start:
            self.captions.append(self.since(start))

    def item(self, start: int) -> None:
        """Take what was read since a place for an item of the list that is being read."""
        if self.at > start:
            self.items.append(Item(self.since(start), self.depth))

    def facts(self, body: int, knows: Iterable[Known]) -> Facts:
        """Give what was gathered; the running text ended at `body`."""
        return Facts(
            "".join(self._letters),
            body,
            frozenset(knows),
            tuple(self.sections),
            tuple(self.notes),
            tuple(self.links),
            tuple(self.images),
            tuple(self.tables),
            tuple(self.codes),
            tuple(self.formulas),
            tuple(self.captions),
            tuple(sorted(self.items, key=lambda item: (item.at.start, item.depth))),
            frozenset(self.seams),
            self.outline,
            tuple(self.landmarks),
            self._writing.written(),
            tuple(self.paragraphs),
            breaks=tuple(self.breaks),
            folios=tuple(self.folios),
            references=tuple(sorted(self.references, key=lambda reference: reference.at)),
            marks=tuple(self.marks),
            index=self.index,
            laid=self.laid,
        )
