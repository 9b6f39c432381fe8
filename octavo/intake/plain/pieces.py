"""Hold what a block was taken for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from octavo.intake.draft import Guess, Loss
from octavo.intake.plain.blocks import Block
from octavo.intake.plain.lines import short

__all__ = ["DOUBTFUL", "Kind", "Piece", "Pieces"]

#: What is less sure than this is not done, unless the author says so.
DOUBTFUL = 0.6


class Kind(StrEnum):
    """Name what a block can be; a decision of the author's is one of these words."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BREAK = "break"
    QUOTATION = "quotation"
    VERSE = "verse"
    TABLE = "table"
    ITEM = "item"
    NOTE = "note"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a block, its kind, and its words: one text, the lines of verse, or a table's cells row by row.

    `style` says which kind of heading it is, `level` at which level it stands (0 is a part), `mark` is the
    mark of an item or a note.
    """

    kind: Kind
    block: Block
    texts: tuple[str, ...]
    reason: str = ""
    confidence: float = 1.0
    style: str = ""
    level: int = 0
    mark: str = ""

    @property
    def words(self) -> str:
        """Give the words in one line."""
        return " ".join(self.texts)

    def guess(self, name: str) -> Guess:
        """Give what was guessed here, for the list of guesses."""
        return Guess(str(self.kind), short(self.words), self.reason, self.confidence, name, self.block.number)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Hold the pieces of a text in order, what was guessed of them, and what went into settings."""

    pieces: tuple[Piece, ...]
    losses: tuple[Loss, ...] = ()
