"""Join a chapter's number with its title, and give each heading its level by the styles that the text has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from octavo.intake.plain.pieces import Kind, Piece
from octavo.intake.plain.signs import RANKS

__all__ = ["levelled", "with_titles"]

#: A chapter's number without a title, which may stand in the next line.
BARE = re.compile(r"^\W*(?:[\w-]+\W+)?(?:the\s+)?[\w-]+\W*$", re.IGNORECASE)
TITLE = 100
#: The style of headings that count, and those that may stand at one level with it.
NUMBERED, PEERS = "numbered1", {"row=", "row-", "row~", "capitals"}
NUMBER = re.compile(r"\d+")
#: HTML and EPUB have no deeper level.
DEEPEST = 6


def with_titles(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join each number of a chapter with the title below it: "CHAPTER I", "The Bridge"."""
    return tuple(_joined(pieces))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    skipped = False
    for at, piece in enumerate(pieces):
        if skipped:
            skipped = False
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if (
            after
            and piece.style in {"chapter", "alone", "part"}
            and _title(piece, after, pieces[at + 2 : at + 3])
        ):
            block = replace(
                piece.block, lines=(*piece.block.lines, *after.block.lines), below=after.block.below
            )
            yield replace(piece, block=block, texts=(f"{piece.words} — {after.words}",))
            skipped = True
        else:
            yield piece


def _title(number: Piece, after: Piece, beyond: Sequence[Piece]) -> bool:
    words = after.words
    if not BARE.match(number.words) or not beyond or len(words) > TITLE or len(after.block.lines) > 2:  # noqa: PLR2004
        return False
    if after.kind is Kind.HEADING:
        return (after.style in {"capitals", "short", "matter"} and beyond[0].kind is not Kind.HEADING) or (
            after.style in {"capitals", "short"} and beyond[0].style != after.style
        )
    plain = after.kind is Kind.PARAGRAPH and words[-1] not in '.,;:!?"”’»' and words[0].isupper()
    return plain and after.block.below >= 1


def levelled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Give each heading its level, from 1; a part's is 0, and a preface's that of the chapters.

    Where a part has a text of its own before its first chapter, parts are the highest level.
    """
    styles = {piece.style for piece in pieces if piece.kind is Kind.HEADING}
    own = any(piece.style == "part" and after.kind is not Kind.HEADING for piece, after in pairwise(pieces))
    peer = _peer(pieces)
    ranks = (rank for rank in RANKS if rank in styles and not (peer and rank == NUMBERED))
    levels = {style: level for level, style in enumerate(ranks, 1 + own)}
    alike = {NUMBERED: levels[peer]} if peer else {}
    return tuple(_each(pieces, levels | alike | {"part": int(own), "matter": 1}))


def _peer(pieces: Sequence[Piece]) -> str | None:
    """Give the style that numbered headings are level with, or None: sections count anew under each heading.

    So headings that count on from 1 through a text whose others are drawn otherwise, all in one way, divide
    it as these do.
    """
    heads = [piece for piece in pieces if piece.kind is Kind.HEADING]
    numbers = [NUMBER.match(piece.words) for piece in heads if piece.style == NUMBERED]
    counted = [int(number[0]) for number in numbers if number]
    others = {piece.style for piece in heads} & PEERS
    runs_on = (
        len(counted) > 1 and counted == list(range(1, len(counted) + 1)) and len(counted) == len(numbers)
    )
    return others.pop() if runs_on and len(others) == 1 else None


def _each(pieces: Sequence[Piece], levels: Mapping[str, int]) -> Iterator[Piece]:
    deepest = 0
    for piece in pieces:
        if piece.kind is Kind.HEADING:
            # A level that is passed over would be an outline with a hole.
            deepest = min(levels[piece.style], deepest + 1, DEEPEST)
            yield replace(piece, level=deepest)
        else:
            yield piece
