"""Find a text's title, subtitle, author and year where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from octavo.intake.plain.languages import Language
from octavo.intake.plain.letters import letters
from octavo.intake.plain.pieces import Kind, Piece
from octavo.intake.plain.signs import CHAPTERS, DEEP, shouted
from octavo.intake.plain.title_page import centred_run, with_centred

__all__ = ["FIELDS", "Front", "front_of"]

#: A line such as "Title: Walden", and the setting that it tells.
FIELD = re.compile(
    r"^(?P<name>title|author|year|date|titel|autor|titre|auteur)\s*:\s*(?P<words>\S.*)$", re.IGNORECASE
)
FIELDS = {
    "title": Kind.TITLE, "titel": Kind.TITLE, "titre": Kind.TITLE,
    "author": Kind.BYLINE, "autor": Kind.BYLINE, "auteur": Kind.BYLINE,
    "year": Kind.DATE, "date": Kind.DATE,
}  # fmt: skip
YEAR = re.compile(r"^(?:1[4-9]|20)\d\d$")
#: A name has so many words at most, and a title so many letters.
NAME = 5
TITLE = 100
#: How many blocks may stand before a title page is over.
DEPTH = 5


@dataclass(frozen=True, slots=True)
class Front:
    """Hold the pieces with those of a title page named, and the settings that they tell."""

    pieces: tuple[Piece, ...]
    settings: Mapping[str, object]


def front_of(
    pieces: Sequence[Piece], language: Language, decisions: Mapping[int, str], given: str | None
) -> Front:
    """Name the title, the byline and the year among the first pieces, where their signs are seen.

    Where the author gave another title, a first line that is only short is no title.
    """
    head = [*_fields(pieces[:DEPTH])]
    if not any(piece.kind is Kind.TITLE for piece in head):
        head = _title_page([*pieces[:DEPTH]], pieces, language, decisions, given)
    named = (*head, *pieces[DEPTH:])
    settings: dict[str, object] = {}
    for piece in head:
        if piece.kind in {Kind.TITLE, Kind.SUBTITLE}:
            settings[str(piece.kind)] = piece.words
        elif piece.kind is Kind.BYLINE:
            settings["authors"] = [piece.mark]
        elif piece.kind is Kind.DATE:
            settings["date"] = piece.mark
    return Front(named, settings)


def _fields(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.kind is Kind.BREAK:
            # It has the block before which it stands.
            yield piece
            continue
        for line in piece.block.lines:
            field = FIELD.match(line.text)
            kind = FIELDS.get(field["name"].lower()) if field else None
            if field and kind:
                block = replace(piece.block, lines=(line,))
                words = field["words"].strip()
                text = words if kind is Kind.TITLE else line.text
                yield Piece(kind, block, (text,), "a line names it", 0.98, mark=words)
            else:
                kept = replace(piece, block=replace(piece.block, lines=(line,)), texts=(line.text,))
                yield kept if len(piece.block.lines) > 1 and _any_field(piece) else piece
                if not _any_field(piece):
                    break


def _any_field(piece: Piece) -> bool:
    return any(FIELD.match(line.text) for line in piece.block.lines)


def _title_page(
    head: list[Piece],
    pieces: Sequence[Piece],
    language: Language,
    decided: Mapping[int, str],
    given: str | None,
) -> list[Piece]:
    """Name the first short pieces: a title, perhaps a subtitle, a byline, a year."""
    if not head or not _titled(pieces, language, decided, given):
        return head
    first, rest = _split_byline(head[0], language)
    # A gap between title and byline is none between paragraphs.
    following = head[1:] if len(head) < 2 or head[1].kind is not Kind.BREAK else head[2:]  # noqa: PLR2004
    head = [first, *rest, *following]
    bylined = next((at for at, piece in enumerate(head[1:4], 1) if _name(piece, language)), None)
    confidence = 0.95 if bylined else 0.75
    reason = "it comes first, and an author's name follows" if bylined else "it comes first, and stands alone"
    head[0] = replace(first, kind=Kind.TITLE, style="", reason=reason, confidence=confidence)
    if bylined:
        name = _name(head[bylined], language) or ""
        reason = "a name stands under the title"
        head[bylined] = replace(
            head[bylined], kind=Kind.BYLINE, style="", mark=name, reason=reason, confidence=0.9
        )
    if bylined == 2 and len(head[1].words) <= TITLE:  # noqa: PLR2004 -- one piece stands between
        head[1] = replace(
            head[1], kind=Kind.SUBTITLE, style="", reason="it stands under the title", confidence=0.8
        )
    if not bylined:
        head = [piece for piece in head if piece.kind is not Kind.BREAK or piece.block.indent <= DEEP]
        head = with_centred(head, pieces[DEPTH:], language, decided)
    year = next((at for at in range((bylined or 0) + 1, len(head)) if head[at].kind is not Kind.BREAK), None)
    if year and YEAR.match(head[year].words):
        words = head[year].words
        head[year] = replace(
            head[year], kind=Kind.DATE, style="", mark=words, reason="a year", confidence=0.8
        )
    return head


def _titled(
    pieces: Sequence[Piece], language: Language, decided: Mapping[int, str], given: str | None
) -> bool:
    """Tell whether the first piece is a title rather than a first heading, or the first words of the text."""
    first = pieces[0]
    if first.block.number in decided:
        return decided[first.block.number] == "title"
    words = first.words
    if (
        len(words) > TITLE
        or (words.endswith(".") and not shouted(words))
        or first.style in CHAPTERS | {"part", "matter"}
        or first.kind in {Kind.BREAK, Kind.ITEM}
    ):
        return False
    if any(_name(piece, language) for piece in [*_split_byline(first, language)[1], *pieces[1:3]]):
        return True
    if given and letters(given).casefold() != letters(words).casefold():
        return False
    run = centred_run(pieces)
    followers = [piece for piece in pieces[1 + run :] if piece.kind is Kind.HEADING]
    alike = any(piece.style == first.style for piece in followers) and first.style != "short"
    if first.style in {"row=", "hash1"}:
        return not alike and bool(followers)
    alone = words[-1] not in ".,;:" and len(pieces) > 1 and first.kind in {Kind.HEADING, Kind.PARAGRAPH}
    return (
        alone and not alike and (shouted(words) or pieces[1].block.above > 1 or bool(run) or bool(followers))
    )


def _split_byline(piece: Piece, language: Language) -> tuple[Piece, list[Piece]]:
    """Part a title from the byline in its last line."""
    lines = piece.block.lines
    if len(lines) < 2 or not _by(lines[-1].text, language):  # noqa: PLR2004 -- a title and a byline
        return piece, []
    above, below = replace(piece.block, lines=lines[:-1]), replace(piece.block, lines=lines[-1:])
    texts = tuple(line.text for line in above.lines)
    return replace(piece, block=above, texts=(" ".join(texts),)), [
        Piece(Kind.PARAGRAPH, below, (lines[-1].text,))
    ]


def _name(piece: Piece, language: Language) -> str | None:
    """Give the name in a byline: what follows "by"."""
    return _by(piece.words, language) if piece.kind in {Kind.PARAGRAPH, Kind.HEADING, Kind.VERSE} else None


def _by(words: str, language: Language) -> str | None:
    first, _, rest = words.partition(" ")
    name = rest.strip()
    right = name and len(name.split()) <= 2 * NAME and name[-1] not in ";:?!" and name[0].isupper()
    return name if first.casefold().strip(":") in language.by and right else None
