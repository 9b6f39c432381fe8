"""Give a text the shape of a manuscript: an essay in one file under its title, or a book of chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.intake.draft import Loss
from octavo.intake.plain.blocks import Block
from octavo.intake.plain.dividing import Chapter, divided, is_essay
from octavo.intake.plain.languages import Language
from octavo.intake.plain.letters import letters, without_rules
from octavo.intake.plain.lines import Line
from octavo.intake.plain.pieces import Kind, Piece
from octavo.intake.plain.titles import Titled

__all__ = ["Shaped", "shape"]

#: What of a title page goes into settings.
SET = {Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE, Kind.DATE}


@dataclass(frozen=True, slots=True)
class Shaped:
    """Hold the chapters, how much deeper their headings stand, and what settings took or the shape added.

    `pieces` are those that were kept, with the title page, in order.
    """

    chapters: tuple[Chapter, ...]
    deeper: int
    pieces: tuple[Piece, ...]
    losses: tuple[Loss, ...]
    added: tuple[Loss, ...]


def shape(pieces: Sequence[Piece], titled: Titled, language: Language, name: str) -> Shaped:
    """Divide a text, without its title page, which goes into settings."""
    text = _without_outer_breaks([piece for piece in pieces if piece.kind not in SET])
    parts = [piece for piece in text if piece.kind is Kind.HEADING and piece.level == 0]
    settled = [piece for piece in pieces if piece.kind in SET]
    losses = [loss for piece in (*settled, *parts) for loss in _taken(piece, name)]
    losses += [loss for piece in text for loss in _marks(piece, name)]
    kept = (*(piece for piece in pieces if piece.kind in SET), *text)
    if not is_essay(text):
        return Shaped(divided(text, language), 0, kept, tuple(losses), ())
    head = Piece(Kind.HEADING, Block((Line(titled.words, 1),)), (titled.words,), level=0)
    words = "the title heads the essay"
    added = Loss("title", titled.words, words, name, letters=letters(titled.words))
    return Shaped((Chapter((head, *text)),), 1, kept, tuple(losses), (added,))


def _without_outer_breaks(pieces: list[Piece]) -> list[Piece]:
    """Leave out breaks that part nothing: at the beginning, at the end, beside headings and other breaks."""
    kept: list[Piece] = []
    for piece in pieces:
        idle = piece.kind is Kind.BREAK and (not kept or kept[-1].kind in {Kind.BREAK, Kind.HEADING})
        if piece.kind is Kind.HEADING:
            while kept and kept[-1].kind is Kind.BREAK:
                kept.pop()
        kept += [] if idle else [piece]
    while kept and kept[-1].kind is Kind.BREAK:
        kept.pop()
    return kept


def _taken(piece: Piece, name: str) -> Iterator[Loss]:
    """Name the lines of a piece whose words settings have."""
    for line in piece.block.lines:
        kept = letters(without_rules(line.text))
        if kept:
            kind = "part" if piece.kind is Kind.HEADING else str(piece.kind)
            yield Loss(kind, line.text, "it stands in book.yaml", name, line.number, kept)


def _marks(piece: Piece, name: str) -> Iterator[Loss]:
    """Name the marks of an item, a quotation or a heading, which are written as Markdown has them."""
    reason = f"it marks a {piece.kind}, which has its own sign"
    for line in piece.block.lines if piece.kind is Kind.QUOTATION else piece.block.lines[:1]:
        for mark in piece.mark.split():
            if letters(mark):
                yield Loss("mark", mark, reason, name, line.number, letters(mark))
