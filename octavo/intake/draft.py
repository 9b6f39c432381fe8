"""Hold what a source gave before it is a manuscript: what is in it, what was guessed, what was dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from octavo.findings import Finding

__all__ = ["Draft", "DraftChapter", "Guess", "Loss", "Mark", "Matter", "Picture", "Source"]


#: What a guess is known by: its kind, its words, its line.
Mark = tuple[str, str, int | None]


class Matter(StrEnum):
    """Say where a chapter stands in the book."""

    FRONT = "front"
    MAIN = "chapters"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a file that is taken in: its name, as the author knows it, and its bytes.

    `home` is the folder in which it lies, from which its pictures may be taken; None: from nowhere.
    """

    name: str
    content: bytes = field(repr=False)
    home: Path | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """Hold what was taken for something on signs alone.

    `kind` is a word of a literal table (`heading`, `title`, `break`, `quotation`, `note`, `verse`, ...);
    `words` are the first of the place, `reason` says by which signs; `confidence` lies between 0 and 1;
    `line` counts from 1 in the source `name`.
    """

    kind: str
    words: str
    reason: str
    confidence: float
    name: str
    line: int | None = None

    @property
    def mark(self) -> Mark:
        """Give what the guess is known by, when the source is read again."""
        return self.kind, self.words, self.line


@dataclass(frozen=True, slots=True)
class Loss:
    """Hold what the source had and the manuscript has not: `letters` are those that the proof must miss."""

    kind: str
    words: str
    reason: str
    name: str
    line: int | None = None
    letters: str = ""


@dataclass(frozen=True, slots=True)
class DraftChapter:
    """Hold one file of the manuscript to be: its path (`03-kronstadt.md`), its Markdown, where it stands."""

    path: str
    text: str = field(repr=False)
    matter: Matter = Matter.MAIN
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold a picture: its path in the manuscript (`images/map.png`), and its file."""

    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a manuscript before it is written.

    `settings` are those of `book.yaml` that the source told (title, subtitle, authors, lang, date, ...),
    without the lists of files. `letters` are those of the source's text, all of them, in order, as the
    proof compares them: whoever reads the source knows them best. Words and spaces may stand as they are,
    since both sides are reduced. `added` is what the manuscript has and the source has not (a note in the
    place of one that is missing, a title that was asked for). `counts` are what else the source has (`notes`,
    `tables`, ...), where its reader can tell. `files` are others that the manuscript needs (a bibliography,
    included files), by path.
    """

    settings: Mapping[str, object]
    chapters: tuple[DraftChapter, ...]
    pictures: tuple[Picture, ...] = ()
    guesses: tuple[Guess, ...] = ()
    losses: tuple[Loss, ...] = ()
    letters: str = field(default="", repr=False)
    added: tuple[Loss, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
