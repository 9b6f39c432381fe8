"""Match what is drawn in pieces with what it should make up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, takewhile

from octavo.collate.facts import Span

__all__ = [
    "LABEL",
    "NEXT",
    "drawing",
    "following",
    "head_letters",
    "most_alike",
    "over_notes",
    "pieces",
    "same",
    "same_behind",
    "take_label",
]

#: What a note may be marked with.
LABEL = re.compile(r"\d{1,5}|[*\u2020\u2021\u00a7\u00b6]{1,3}")
#: How many letters of a note, or of a text, show that it begins or goes on.
LEAST = 4
#: How many pieces are looked at to tell which note begins.
NEXT = 12


def same(first: str, second: str) -> int:
    """Count the letters with which two texts begin alike."""
    return sum(1 for _ in takewhile(lambda both: both[0] == both[1], zip(first, second, strict=False)))


def same_behind(text: str, letters: Sequence[str]) -> int:
    """Count the letters with which a text goes on like some pieces, all of them or those behind labels.

    None where they are too few to show it.
    """
    before = sum(1 for _ in takewhile(lambda each: LABEL.fullmatch(each.rstrip(".")), letters))
    alike = max(same(text, "".join(letters[at:])) for at in range(before + 1))
    return alike if alike >= min(LEAST, len(text)) else 0


def most_alike(notes: Iterable[str], words: str) -> int:
    """Count the letters with which one of some notes begins like some words, if they show that it is this."""
    begun = ((note, same(note, words)) for note in notes)
    return max((alike for note, alike in begun if alike >= min(LEAST, len(note))), default=0)


def following(letters: Sequence[str], at: int, then: Sequence[str]) -> list[str]:
    """Give the pieces that are drawn behind one of a page, and `then` at the head of the next."""
    return list(filter(None, [*letters[at + 1 : at + 1 + NEXT], *then][:NEXT]))


def pieces(letters: Sequence[str], whole: str) -> int:
    """Count how many pieces make up a whole; none if they do not."""
    for count, read in enumerate(accumulate(letters), 1):
        if read == whole:
            return count
        if not whole.startswith(read):
            return 0
    return 0


def head_letters(rows: Sequence[Sequence[Span]], text: str) -> str:
    """Give the letters of a table's head rows."""
    return "".join(text[cell.start : cell.end] for row in rows for cell in row)


def drawing(letters: Sequence[str], drawn: list[tuple[int, str]], at: int) -> int:
    """Count the pieces that are the letters of a drawing that the text has come to, and take it away."""
    for each in drawn:
        if each[0] > at:
            return 0
        count = pieces(letters, each[1])
        if count:
            drawn.remove(each)
            return count
    return 0


def take_label(letters: str, labels: list[tuple[int, set[str]]], begin: int, end: int) -> bool:
    """Take the number of a list between two places; it may be drawn when all the page's text is drawn."""
    for number, (place, forms) in enumerate(labels):
        if begin <= place <= end and letters.strip("().:") in forms:
            del labels[number]
            return True
    return False


def over_notes(letters: Sequence[str], titles: Collection[str]) -> int:
    """Count the pieces that are a row of titles which a note's number follows."""
    at = 0
    while count := max((pieces(letters[at:], title) for title in titles), default=0):
        at += count
    return at if LABEL.match(next(filter(None, letters[at:]), "")) else 0
