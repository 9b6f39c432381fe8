"""Find where a text refers to notes, and where it holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from octavo.intake.plain.pieces import Kind, Piece

__all__ = ["Body", "Marker", "bodies_in", "markers_in"]

DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
#: How a marker is typed. A space before it is not meant.
FORMS = {
    "bracket": re.compile(r"\s?\[(?P<label>\d{1,3})\]"),
    "raised": re.compile(rf"(?<=[^\s{DIGITS}])(?P<label>[{DIGITS}]{{1,3}})"),
    "round": re.compile(r"(?<=\S)\s?\((?P<label>\d{1,3})\)"),
}
SIGN = re.compile(r"(?<=[^\s*])(?P<label>\*{1,3}|[†‡§]{1,2})(?![\w*])")
#: What is raised and no marker: powers of units.
UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|ft|in|s|x|y|r|n)$", re.IGNORECASE)
BODY = re.compile(
    rf"^(?:\[(?:[^\W\d]+\s)?(?P<bracket>\d{{1,3}})(?P<inside>:)?\]?|\((?P<round>\d{{1,3}})\)|(?P<raised>[{DIGITS}]{{1,3}})"
    r"|(?P<plain>\d{1,3})[.):]?(?=\s)|(?P<sign>\*{1,3}|[†‡§]{1,2}))\s*(?P<words>\S.*)$",
    re.DOTALL,
)
#: Words between asterisks: a text that has such writes emphasis so, and no note may begin so.
STARRED = re.compile(r"(?<![\w*])\*[^\s*][^*]*\*(?![\w*])")
#: What no marker is looked for in: what goes into settings, which have no notes; so do the titles of parts.
UNMARKED = {Kind.BREAK, Kind.TITLE, Kind.SUBTITLE, Kind.BYLINE, Kind.DATE}
#: So many markers of a hundred must count on for brackets to be markers where no note is in the text.
COUNTED = 0.8


@dataclass(frozen=True, slots=True)
class Marker:
    """Hold a marker: its piece, from where to where it stands there, how it is typed, its label in digits."""

    piece: int
    start: int
    end: int
    typed: str
    label: str


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a note of the text: its piece, its label, its words, the mark before them, and what closes it."""

    piece: int
    label: str
    words: str
    mark: str
    closing: str = ""


def markers_in(pieces: Sequence[Piece], bodies: Sequence[Body]) -> list[Marker]:
    """Find the markers of a text: of the first form in which they count, and signs whose note is there."""
    labels = {body.label for body in bodies}
    apart = {body.piece for body in bodies}
    for form, pattern in FORMS.items():
        found = [
            marker
            for marker in _matches(pieces, pattern, apart)
            if form != "raised" or not UNIT.search(_before(pieces[marker.piece], marker))
        ]
        met = {marker.label for marker in found} & labels
        if met or (form != "round" and _count(found)):
            kept = [
                marker for marker in found if form == "bracket" or marker.label in labels or _count(found)
            ]
            break
    else:
        kept = []
    signs = [marker for marker in _matches(pieces, SIGN, apart) if marker.label in labels]
    return sorted([*kept, *signs], key=lambda marker: (marker.piece, marker.start))


def _matches(pieces: Sequence[Piece], pattern: re.Pattern[str], apart: set[int]) -> Iterator[Marker]:
    for at, piece in enumerate(pieces):
        titled = piece.kind is Kind.HEADING and piece.level == 0
        if at in apart or piece.kind in UNMARKED or titled:
            continue
        for match in pattern.finditer("\n".join(piece.texts)):
            start = match.start("label") if match[0].strip() == match["label"] else match.start()
            yield Marker(at, start, match.end(), match[0].strip(), _label(match["label"]))


def _before(piece: Piece, marker: Marker) -> str:
    return "\n".join(piece.texts)[: marker.start]


def _count(found: Sequence[Marker]) -> bool:
    """Tell whether markers count from 1 on, perhaps anew in each chapter."""
    numbers = [int(marker.label) for marker in found]
    if not numbers or numbers[0] != 1:
        return False
    steps = [after in {before + 1, 1} for before, after in pairwise(numbers)]
    return sum(steps) >= COUNTED * len(steps)


def bodies_in(pieces: Sequence[Piece], listed: set[int]) -> list[Body]:
    """Find the notes of a text: in a list of notes (`listed`) all with a mark; else by the mark alone."""
    found: list[Body] = []
    starred = sum(len(STARRED.findall(piece.words)) for piece in pieces) > 1
    for at, piece in enumerate(pieces):
        if piece.kind not in {Kind.PARAGRAPH, Kind.ITEM, Kind.QUOTATION, Kind.VERSE}:
            continue
        match = BODY.match(f"{piece.mark} {piece.words}" if piece.kind is Kind.ITEM else piece.words)
        if not match or (match["plain"] and at not in listed):
            continue
        if piece.kind is Kind.ITEM and at not in listed and not match["round"] and not match["sign"]:
            continue
        if match["sign"] and piece.kind is not Kind.ITEM and _emphasis(match, starred=starred):
            continue
        closing = "]" if match["inside"] and match["words"].endswith("]") else ""
        words = match["words"].removesuffix(closing)
        label = next(match[form] for form in ("bracket", "round", "raised", "plain", "sign") if match[form])
        found.append(Body(at, _label(label), words, match[0][: match.start("words")].strip(), closing))
    return found


def _emphasis(match: re.Match[str], *, starred: bool) -> bool:
    """Tell whether an asterisk at the beginning of a paragraph begins emphasis rather than a note."""
    spaced = match.string[match.end("sign")].isspace()
    return not spaced and (starred or match["words"][0] in "\"'“‘" or match["words"].endswith(match["sign"]))


def _label(typed: str) -> str:
    return typed.translate({ord(sign): str(number) for number, sign in enumerate(DIGITS)})
