"""Read the lines of a PDF that hold letters running from right to left in the order in which they are read.

Typesetters draw a line from its left to its right end, and PDFium turns letters back word by word, by its own
lights. So each sign is taken where it stands; of the readings that a line may have, the one is chosen whose
letters the manuscript has. Where it has none of them, the line is read in the likeliest way, and what is
wrong in it is found by the comparison: that a word was changed or moved is never a reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from unicodedata import combining

from octavo.collate.directions import LEFT, NEUTRAL, NUMBER, RIGHT, Token, kind_of, readings, right_to_left
from octavo.collate.letters import lowered, normal
from octavo.collate.pdf_pages import FURNITURE, GENERATED, Page, Run
from octavo.collate.pdf_signs import Sign

__all__ = ["in_directions"]

#: How far apart, in the size of the letters, runs of a line may stand in height: a mark may be one.
SAME_LINE = 0.5
#: What parts digits of one number (bidirectional class CS).
SEPARATORS = {".", ",", ":", "/"}
#: How many letters of a line must go on as the text does to say anything.
LONG = 5
#: How much room between two signs, in the size of the letters, is a space.
SPACE = 0.15
#: How small, beside the letters of its line, the number of a note is that is no first or last word of it.
RAISED = 0.8


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold some signs, of which kind they are, of which run, and where on the line they begin and end."""

    at: float
    kind: str
    words: str
    run: int
    end: float


def in_directions(page: Page, text: str, *, leftward: bool = False) -> Page:
    """Give a page whose lines in two directions stand in reading order; `text` is the manuscript's.

    A book that runs from right to left is `leftward`.
    A page that is set on its side is left as it is drawn.
    """
    if page.turned or not (leftward or any(right_to_left(run.words) for run in page.runs)):
        return page
    heights = {round(run.base) for run in page.runs if right_to_left(run.words)}
    runs: list[Run] = []
    for line in _lines(page.runs):
        turned = leftward or any(abs(line[0].base - height) <= 1 for height in heights)
        turned = turned or any(right_to_left(run.words) for run in line)
        runs += _read(line, text, leftward=leftward) if turned else line
    return replace(page, runs=tuple(runs))


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Give what is drawn in turn on one line and, where there are tags, in one of them."""
    line: list[Run] = []
    for run in runs:
        if line and not _together(line[0], run):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _together(first: Run, run: Run) -> bool:
    near = abs(first.base - run.base) < SAME_LINE * max(first.size, run.size)
    if first.shape or run.shape:
        return near and (FURNITURE in first.marks) == (FURNITURE in run.marks)
    return near and first.number == run.number and first.marks == run.marks


def _read(line: Sequence[Run], text: str, *, leftward: bool) -> list[Run]:
    told = "".join(run.words for run in line)
    tokens = list(_tokens(line))
    kinds = {token.kind for token in tokens}
    if LEFT in kinds and RIGHT not in kinds and lowered(normal(told)) in text:
        return list(line)
    size = max(run.size for run in line)
    edges = (min(line, key=lambda run: run.start), max(line, key=lambda run: run.end))
    raised = (at for at, run in enumerate(line) if run.size < RAISED * size or run in edges)
    numbers = {at for at in raised if line[at].words.strip().isdecimal()}
    orders: dict[str, list[Token]] = {}
    # What the binder has made up is not in the text.
    made = bool(line[0].marks & {FURNITURE, GENERATED})
    for order in readings(tokens, leftward=leftward):
        whole, bare = (
            lowered(normal("".join(each.words for each in order if each.run not in but)))
            for but in (set[int](), numbers)
        )
        letters = whole if whole in text else bare
        orders.setdefault(letters, order)
        if letters in text:
            break
    else:
        if not right_to_left(told) and lowered(normal(told)) in text:
            return list(line)
        letters = next(iter(orders)) if made else max(orders, key=lambda each: _likely(each, text))
    ordered = groupby(orders[letters], lambda token: token.run)
    return [replace(line[at], words="".join(token.words for token in same)) for at, same in ordered]


def _likely(letters: str, text: str) -> tuple[int, bool]:
    """Say how likely a reading is: how many of its letters stand in pieces of the text, few and long.

    A page adds words of its own, which open with a bracket and are closed by one.
    """
    known, left = 0, letters
    while left:
        lengths = range(1, len(left) + 1)
        long = bisect_left(lengths, 1, key=lambda length: left[:length] not in text)
        known += max(long - LONG + 1, 0)
        left = left[max(long, 1) :]
    return known, letters.find("(") <= letters.find(")")


def _tokens(line: Sequence[Run]) -> Iterator[Token]:
    """Give the tokens of a line from left to right: letters of one run together, signs one by one."""
    ordered = sorted(_places(line), key=lambda place: place.at)
    places = _numbered(list(_spaced(ordered, SPACE * max(run.size for run in line))))
    for (kind, run), same in groupby(places, lambda place: (place.kind, place.run)):
        words = [place.words for place in same]
        if kind == NEUTRAL:
            yield from (Token(kind, sign, run) for sign in words)
        else:
            yield Token(kind, "".join(reversed(words) if kind == RIGHT else words), run)


def _spaced(places: Sequence[_Place], least: float) -> Iterator[_Place]:
    """Let a space stand where nothing is drawn: at the border of two elements it may be left out."""
    for before, here in pairwise([None, *places]):
        if before and here and here.at - before.end > least:
            yield _Place(before.end, NEUTRAL, " ", before.run, here.at)
        if here:
            yield here


def _numbered(places: list[_Place]) -> list[_Place]:
    """Let a point, a comma, a colon or a slash between two digits be a digit (UAX #9, rule W4)."""
    between = zip(places, places[1:], places[2:], strict=False)
    joined = {
        at
        for at, (before, here, after) in enumerate(between, 1)
        if before.kind == after.kind == NUMBER and here.words in SEPARATORS and before.run == after.run
    }
    return [replace(place, kind=NUMBER) if at in joined else place for at, place in enumerate(places)]


def _places(line: Sequence[Run]) -> Iterator[_Place]:
    """Give the signs of a line, each letter with its marks, and each formula as one."""
    letters: list[tuple[Sign, int]] = []
    marks: list[Sign] = []
    for at, run in enumerate(line):
        for sign in run.signs or _spread(run):
            if combining(sign.sign):
                marks.append(sign)
            else:
                letters.append((sign, at))
        if run.shape:
            yield _Place(run.start, LEFT, run.words, at, run.end)
    borne = _bearers(letters, marks)
    for number, (sign, at) in enumerate(letters):
        yield _Place(sign.origin, kind_of(sign.sign), sign.sign + borne.get(number, ""), at, sign.right)


def _spread(run: Run) -> Iterator[Sign]:
    """Give the signs of a run on a page without letters from right to left: they stand as they are told."""
    words = "" if run.shape else run.words
    wide = (run.end - run.start) / max(len(words), 1)
    for number, sign in enumerate(words):
        at = run.start + number * wide
        yield Sign(sign, at, at, at + wide)


def _bearers(letters: Sequence[tuple[Sign, int]], marks: Sequence[Sign]) -> dict[int, str]:
    """Give the marks on each letter: those whose middle is nearest to its own."""
    borne: dict[int, str] = {}
    for mark in marks:
        middle = (mark.left + mark.right) / 2

        def away(number: int, middle: float = middle) -> tuple[bool, float]:
            sign = letters[number][0]
            within = sign.left <= middle <= sign.right
            return not within or kind_of(sign.sign) != RIGHT, abs((sign.left + sign.right) / 2 - middle)

        if letters:
            nearest = min(range(len(letters)), key=away)
            borne[nearest] = borne.get(nearest, "") + mark.sign
    return borne
