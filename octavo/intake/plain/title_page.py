"""Know the lines of a title page by where they stand: in the middle, under the title."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from octavo.intake.plain.languages import Language
from octavo.intake.plain.pieces import Kind, Piece
from octavo.intake.plain.signs import CHAPTERS, DEEP

__all__ = ["centred_run", "with_centred"]

#: A name has so many words, each with a capital or one that stands between names; a subtitle so many letters.
FEWEST, MOST, SUBTITLE = 2, 5, 100
CAPITAL = re.compile(r"[^\W\d_a-z][\w'’-]*\.?")
BETWEEN = frozenset({"af", "al", "da", "de", "del", "den", "der", "di", "du", "la", "le", "van", "von", "zu"})
YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
LINES = (Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTATION, Kind.VERSE)


def centred_run(pieces: Sequence[Piece]) -> int:
    """Count the pieces after the first that stand in the middle, where the text that follows does not."""
    run = 0
    for piece in pieces[1:]:
        if not _centred(piece):
            break
        run += 1
    return run if run + 1 < len(pieces) else 0


def with_centred(
    head: Sequence[Piece], following: Sequence[Piece], language: Language, decided: Collection[int]
) -> list[Piece]:
    """Name the centred lines under a title: a name is a byline, what stands over or without it a subtitle.

    Where later headings look like them, the last may be the heading of the text that begins there. What the
    author decided, by line, stays.
    """
    run = list(head[1 : 1 + centred_run([*head, *following])])
    styles = {piece.style for piece in run}
    rest = [*head[1 + len(run) :], *following]
    headed = any(piece.kind is Kind.HEADING and piece.style in styles and _centred(piece) for piece in rest)
    names = [at for at, piece in enumerate(run) if _is_name(piece.words, language)]
    if headed:
        names = [at for at in names[:1] if len(run) > 1]
        above = run[: names[0]] if names else []
    else:
        names = names[-1:] or _last_body(run, language)
        above = run[: names[0]] if names else [piece for piece in run if not YEAR.fullmatch(piece.words)]
    subtitle = next((piece for piece in above if len(piece.words) <= SUBTITLE), None)
    named = [*head]
    for at, piece in enumerate(run):
        if piece.block.number in decided:
            continue
        if piece is subtitle:
            named[1 + at] = _told(piece, Kind.SUBTITLE, "it stands in the middle under the title", 0.75)
        elif at in names:
            sure = 0.7 if _is_name(piece.words, language) else 0.62
            named[1 + at] = _told(piece, Kind.BYLINE, "a name stands in the middle under the title", sure)
        elif YEAR.fullmatch(piece.words):
            named[1 + at] = _told(piece, Kind.DATE, "a year stands in the middle under the title", 0.8)
    return named


def _told(piece: Piece, kind: Kind, reason: str, confidence: float) -> Piece:
    words = piece.words
    return replace(
        piece, kind=kind, texts=(words,), style="", mark=words, reason=reason, confidence=confidence
    )


def _centred(piece: Piece) -> bool:
    dividing = piece.style in CHAPTERS | {"part", "matter"} or piece.style.startswith(
        ("hash", "row", "number")
    )
    return piece.kind in LINES and piece.block.indent > DEEP and not dividing


def _is_name(words: str, language: Language) -> bool:
    parts = words.split()
    likely = all(CAPITAL.fullmatch(part) or part in BETWEEN for part in parts)
    known = language.front | language.main | language.back | language.common
    return likely and FEWEST <= len(parts) <= MOST and not known & {part.casefold() for part in parts}


def _last_body(run: Sequence[Piece], language: Language) -> list[int]:
    """Find the last of several lines, where it may name a body ("The Small Press"), as a name would."""
    words = [at for at, piece in enumerate(run) if not YEAR.fullmatch(piece.words)]
    parts = run[words[-1]].words.split() if len(words) > 1 else []
    likely = all(CAPITAL.fullmatch(part) or part in language.common | BETWEEN for part in parts)
    return words[-1:] if likely and FEWEST <= len(parts) <= MOST else []
