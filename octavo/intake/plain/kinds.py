"""Guess what each block is: heading, break, quotation, verse, item or paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octavo.intake.plain.blocks import ITEM, RULE, Block
from octavo.intake.plain.habit import Habit
from octavo.intake.plain.joining import Join
from octavo.intake.plain.languages import Language
from octavo.intake.plain.pieces import DOUBTFUL, Kind, Piece
from octavo.intake.plain.signs import Seen, seen

__all__ = ["Reader", "kinds_of"]

#: What a doubt must be worth to be told, when it was decided for a paragraph.
TOLD = 0.4
#: Lines set in so far, where paragraphs are not, are a quotation.
QUOTED = 2
CITED = re.compile(r"^>\s?")
ROMANS = dict(zip("ivxlc", (1, 5, 10, 50, 100), strict=True))


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold what blocks are read by: the habit of the text, its language, how lines join, what was decided."""

    habit: Habit
    language: Language
    join: Join
    decisions: Mapping[int, str]


def kinds_of(blocks: Sequence[Block], reader: Reader) -> tuple[Piece, ...]:
    """Guess the kind of each block; the author's decisions, by line, go before every guess."""
    items = _items(blocks, reader.habit)
    pieces = [
        _kind(block, reader, item=at in items, last=at == len(blocks) - 1) for at, block in enumerate(blocks)
    ]
    return tuple(_with_breaks(_counted(pieces, reader), reader))


def _kind(block: Block, reader: Reader, *, item: bool, last: bool) -> Piece:
    decided = reader.decisions.get(block.number)
    if decided in {"heading", "paragraph", "verse", "quotation", "item"}:
        return _decided(block, Kind(decided), reader)
    if len(block.lines) == 1 and RULE.match(block.words):
        return Piece(Kind.BREAK, block, (), "a line of signs parts two passages", 0.97)
    if block.gapped or block.columns or item:
        return _in_columns(block) or _item(block, reader, 0.9)
    told = seen(Seen(block, reader.habit, reader.language, last=last))
    if told and told[1] >= DOUBTFUL:
        return _heading(block, reader, *told)
    return _shaped(block, reader) or _paragraph(block, reader, told)


def _in_columns(block: Block) -> Piece | None:
    """Know a table by its columns; where these are not sure, its lines are kept as they are."""
    if block.columns:
        cells = tuple(cell for row in block.columns.rows for cell in row)
        return Piece(Kind.TABLE, block, cells, "its words stand in columns", 0.85)
    if block.gapped:
        texts = tuple(line.text for line in block.lines)
        return Piece(Kind.VERSE, block, texts, "its lines hold wide gaps, as those of a table", 0.65)
    return None


def _shaped(block: Block, reader: Reader) -> Piece | None:
    """Know a quotation or verse by the shape of its lines."""
    texts = tuple(line.text for line in block.lines)
    words = reader.join(CITED.sub("", text) for text in texts).strip()
    if words and all(map(CITED.match, texts)):
        return Piece(Kind.QUOTATION, block, (words,), "each line begins with >", 0.9, mark=">")
    if block.meant:
        return Piece(Kind.VERSE, block, texts, "its lines end before the measure", 0.85)
    if reader.habit.wrapped and len(texts) > 1 and block.indent >= QUOTED:
        return Piece(Kind.QUOTATION, block, (reader.join(texts),), "all its lines are set in", 0.85)
    return None


def _paragraph(block: Block, reader: Reader, told: tuple[str, float, str] | None) -> Piece:
    words = reader.join(line.text for line in block.lines)
    if told and told[1] >= TOLD:
        reason = f"not taken for a heading, though {told[2]}"
        return Piece(Kind.PARAGRAPH, block, (words,), reason, 1 - told[1])
    return Piece(Kind.PARAGRAPH, block, (words,))


def _decided(block: Block, kind: Kind, reader: Reader) -> Piece:
    if kind is Kind.HEADING:
        told = seen(Seen(block, reader.habit, reader.language))
        return _heading(block, reader, told[0] if told else "short", 1.0, "the author said so")
    if kind is Kind.ITEM and ITEM.match(block.words):
        return _item(block, reader, 1.0)
    texts = tuple(line.text for line in block.lines)
    return Piece(kind, block, texts if kind is Kind.VERSE else (reader.join(texts),), "the author said so")


def _heading(block: Block, reader: Reader, style: str, confidence: float, reason: str) -> Piece:
    lines = block.lines[:1] if style.startswith("row") else block.lines
    words = reader.join(line.text for line in lines)
    hashes = re.match(r"#+\s+", words) if style.startswith("hash") else None
    closing = re.search(r"\s+#+$", words) if hashes else None
    bare = words[hashes.end() if hashes else 0 : closing.start() if closing else None]
    marks = [match[0].strip() for match in (hashes, closing) if match]
    return Piece(Kind.HEADING, block, (bare,), reason, confidence, style, mark=" ".join(marks))


def _item(block: Block, reader: Reader, confidence: float) -> Piece:
    match = ITEM.match(reader.join(line.text for line in block.lines))
    words, mark = (match["words"], match["mark"]) if match else (block.words, "")
    return Piece(
        Kind.ITEM, block, (words,), "it begins with a mark as its neighbours do", confidence, mark=mark
    )


def _items(blocks: Sequence[Block], habit: Habit) -> set[int]:
    """Find the blocks that are items: each has the mark that follows its neighbour's."""
    found: set[int] = set()
    for at, (block, after) in enumerate(pairwise(blocks)):
        one, two = ITEM.match(block.lines[0].text), ITEM.match(after.lines[0].text)
        if one and two and after.above <= habit.gap and _follows(one["mark"], two["mark"]):
            found |= {at, at + 1}
    return found


def _follows(one: str, two: str) -> bool:
    bare, following = one.strip("()."), two.strip("().")
    if not bare.isalnum():
        return one == two
    if bare.isdigit() or following.isdigit():
        return bare.isdigit() and following.isdigit() and int(following) == int(bare) + 1
    letter = len(bare) == len(following) == 1 and ord(following) == ord(bare) + 1
    return letter or _roman(following) == _roman(bare) + 1


def _roman(words: str) -> int:
    values = [ROMANS.get(letter, 0) for letter in words]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _counted(pieces: Sequence[Piece], reader: Reader) -> list[Piece]:
    """Take back the headings of a style that wants company and has none: a number that stands alone once."""
    times = Counter(piece.style for piece in pieces)
    lonely = {style for style in ("alone", "numbered1") if times[style] == 1}
    return [
        replace(
            piece, kind=Kind.PARAGRAPH, style="", confidence=0.55, reason="a number that no other follows"
        )
        if piece.style in lonely and piece.block.number not in reader.decisions
        else piece
        for piece in pieces
    ]


def _with_breaks(pieces: Sequence[Piece], reader: Reader) -> Iterator[Piece]:
    """Put a break where the gap between two paragraphs is wider than that between others."""
    before: Piece | None = None
    for piece in pieces:
        both = before and before.kind is piece.kind is Kind.PARAGRAPH
        decided = reader.decisions.get(piece.block.number)
        if both and (piece.block.wide or decided == "break") and decided not in {"none", "paragraph"}:
            words = piece.texts
            yield Piece(Kind.BREAK, piece.block, words, "the gap here is wider than between paragraphs", 0.8)
        yield piece
        before = piece
