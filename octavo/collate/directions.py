"""Bring what stands on a line from left to right into the order in which it is read (Unicode, UAX #9).

A page tells where signs stand, and not in which order they are read: of a line in two directions there may
be several readings, since neither the direction of its paragraph nor an isolate can be seen. All that the
algorithm allows are given, the likeliest first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

__all__ = ["LEFT", "NEUTRAL", "NUMBER", "RIGHT", "Token", "kind_of", "readings", "right_to_left"]

#: The kinds of tokens: right-to-left, left-to-right, numbers, and signs of no direction.
RIGHT, LEFT, NUMBER, NEUTRAL = "R", "L", "N", "-"
#: By the bidirectional classes of the Unicode Character Database.
KINDS = {"R": RIGHT, "AL": RIGHT, "L": LEFT, "EN": NUMBER, "AN": NUMBER}
#: Where Unicode has its letters that are read from right to left, and keeps room for more of them.
LEFTWARD = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: A sign of no direction that parts words.
WHITE = " "
#: How far what runs against its line reaches beyond its letters: not at all, to numbers, to numbers behind
#: a space, to signs before any number, to signs that nothing parts from it, to all signs.
REACHES: tuple[frozenset[str], ...] = (
    frozenset(),
    frozenset({NUMBER}),
    frozenset({NUMBER, WHITE}),
    frozenset({NEUTRAL}),
    frozenset({NUMBER, NEUTRAL}),
    frozenset({NUMBER, NEUTRAL, WHITE}),
)
#: Signs that come in pairs, which look like each other in a mirror.
PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›")
MIRRORED = {sign: pair for pair in PAIRS for sign in pair}


@dataclass(frozen=True, slots=True)
class Token:
    """Hold signs of one kind, in the order in which they are read, and the number of their run."""

    kind: str
    words: str
    run: int


def kind_of(sign: str) -> str:
    """Give the kind of a sign."""
    return KINDS.get(unicodedata.bidirectional(sign), NEUTRAL)


def right_to_left(words: str) -> bool:
    """Say whether some words hold a letter that is read from right to left."""
    return any(kind_of(sign) == RIGHT for sign in LEFTWARD.findall(words))


def readings(tokens: Sequence[Token], *, leftward: bool | None = None) -> Iterator[list[Token]]:
    """Give the orders in which the tokens of a line, from left to right, may be read; the likeliest first.

    A line has the direction that is given, or that of most of its letters; or the other. Signs and numbers
    at the edge of what runs against it belong to that or to the line; brackets, whose shape a mirror turns,
    open and close.
    """
    letters = {kind: sum(len(each.words) for each in tokens if each.kind == kind) for kind in (RIGHT, LEFT)}
    leftward = letters[RIGHT] >= letters[LEFT] if leftward is None else leftward
    bases = (RIGHT, LEFT) if leftward else (LEFT, RIGHT)
    for base, left, right in product(bases, REACHES, REACHES):
        order = _ordered(tokens, _levels(tokens, base, left=left, right=right))
        mirrored = list(_mirrored(order))
        yield from ([order, *mirrored] if not letters[RIGHT] else [*mirrored, order])


def _levels(tokens: Sequence[Token], base: str, *, left: frozenset[str], right: frozenset[str]) -> list[int]:
    """Give each token its level; `left` and `right` say what beside a run against the line is in it."""
    against = LEFT if base == RIGHT else RIGHT
    inside = [token.kind == against for token in tokens]
    strong = [at for at, token in enumerate(tokens) if token.kind in {RIGHT, LEFT}]
    for first, last in pairwise(strong):
        if inside[first] and inside[last]:
            inside[first:last] = [True] * (last - first)
    for at in [at for at in strong if inside[at]]:
        for way, reach in ((-1, left), (1, right)):
            for near in range(at + way, _edge(tokens, at, way, reach), way):
                inside[near] = True
    if base == RIGHT:
        return [2 if here or token.kind == NUMBER else 1 for token, here in zip(tokens, inside, strict=True)]
    numbers = (2 if token.kind == NUMBER else 1 for token in tokens)
    return [level if here else 0 for level, here in zip(numbers, inside, strict=True)]


def _edge(tokens: Sequence[Token], at: int, way: int, reach: frozenset[str]) -> int:
    """Give behind which token a run ends that reaches from a place to the last sign of some kinds."""
    edge = near = at + way
    while 0 <= near < len(tokens) and tokens[near].kind in {NUMBER, NEUTRAL}:
        if WHITE not in reach and _parted(tokens[near - way], tokens[near]):
            break
        if NUMBER not in reach and tokens[near].kind == NUMBER and reach:
            break
        near += way
        if tokens[near - way].kind in reach:
            edge = near
    return edge


def _parted(before: Token, sign: Token) -> bool:
    """Say whether a sign is parted from the one before it: by being white, or by being drawn apart."""
    if sign.kind != NEUTRAL:
        return False
    return sign.words.isspace() or (before.kind == NEUTRAL and before.run != sign.run)


def _ordered(tokens: Sequence[Token], levels: Sequence[int]) -> list[Token]:
    """Turn what is turned, from the highest level down (UAX #9, rule L2, which undoes itself)."""
    numbered = list(zip(levels, tokens, strict=True))
    for level in (2, 1):
        turned: list[tuple[int, Token]] = []
        group: list[tuple[int, Token]] = []
        for each in numbered:
            if each[0] >= level:
                group.append(each)
                continue
            turned += [*reversed(group), each]
            group = []
        numbered = turned + group[::-1]
    return [token for _, token in numbered]


def _mirrored(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Let brackets of each kind open and close in turn, beginning with one that opens or one that closes."""
    there = {pair for each in tokens for sign in each.words if (pair := MIRRORED.get(sign))}
    for begin in product((0, 1), repeat=len(there)):
        yield list(_paired(tokens, dict(zip(sorted(there), begin, strict=True))))


def _paired(tokens: Sequence[Token], turn: dict[str, int]) -> Iterator[Token]:
    for token in tokens:
        words = []
        for sign in token.words:
            pair = MIRRORED.get(sign)
            words.append(pair[turn[pair]] if pair else sign)
            if pair:
                turn[pair] = 1 - turn[pair]
        yield replace(token, words="".join(words))
