"""Set the words of all pieces and notes right: emphasis is read, characters are those of print."""

from __future__ import annotations

from dataclasses import dataclass, replace

from octavo.intake.draft import Loss
from octavo.intake.plain.characters import Hand, corrected, hand_of
from octavo.intake.plain.languages import Language
from octavo.intake.plain.markdown import emphasised
from octavo.intake.plain.notes import Noted
from octavo.intake.plain.pieces import Piece
from octavo.intake.plain.sections import Note

__all__ = ["Set", "set_right"]


@dataclass(frozen=True, slots=True)
class Set:
    """Hold pieces and notes as they will be printed, and the words that stand for notes that are missing."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    added: tuple[Loss, ...]
    hand: Hand


def set_right(noted: Noted, language: Language, missing: str) -> Set:
    """Set all words right; `missing` says in the book's language that note {} is not there."""
    hand = hand_of((text for piece in noted.pieces for text in piece.texts), language)
    pieces = tuple(
        replace(piece, texts=tuple(_text(text, hand) for text in piece.texts)) for piece in noted.pieces
    )
    notes: list[Note] = []
    added: list[Loss] = []
    for texts, label in zip(noted.notes, noted.labels, strict=True):
        if texts is None:
            words = missing.format(label)
            notes.append((emphasised(f"*{words}*"),))
            reason = "it stands for a note that is not in the source"
            added.append(Loss("note", words, reason, noted.name, letters=words))
        else:
            notes.append(tuple(_text(text, hand) for text in texts))
    return Set(pieces, tuple(notes), tuple(added), hand)


def _text(text: str, hand: Hand) -> str:
    return corrected(emphasised(text), hand)
