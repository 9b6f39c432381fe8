"""Find the line and column of each heading: pandoc's tree keeps no positions, and headings repeat."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from octavo.code_mask import mask_code
from octavo.syntax import Element, plain

__all__ = ["Place", "heading_places"]

#: What may stand before a heading in its line: quotations, items, definitions and notes that hold it.
HOLDERS = r"[ \t]*(?:(?:>|[-+*:~]|\(?\w{1,9}[.)]|\[\^[^\]\n]+\]:)[ \t]*)*"
MARKED = re.compile(rf"^(?P<before>{HOLDERS})(?P<signs>#{{1,6}})(?=[^#\n]|$)", re.MULTILINE)
UNDERLINED = re.compile(
    rf"^(?P<before>{HOLDERS})(?P<words>\S[^\n]*)\n[ \t>]*(?P<line>=+|-+)[ \t]*$", re.MULTILINE
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
UNSEEN = re.compile(r"\{[^{}]*\}[ \t#]*$|\^\[.*\]|\[\^[^\]]*\]")

#: Line and column of a heading, from 1; None and None where it was not found.
Place = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """Hold what looks like a heading in the source: where it begins, its level, and its letters.

    `silent` says that nothing but attributes, notes or an image stands in it.
    """

    offset: int
    level: int
    letters: str
    silent: bool


def heading_places(source: str, headings: Sequence[Element]) -> tuple[Place, ...]:
    """Give the place of each `Header`, of all that the source gave, in their order.

    The lines that look like headings are gone through once: each heading takes the next that has its level
    and, in their order, its letters. A heading whose line cannot be told has no place, and costs the others
    nothing.
    """
    lines = sorted(_lines(source), key=lambda line: line.offset)
    starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
    places: list[Place] = []
    at = 0
    for heading in headings:
        level, _, words = heading["c"]
        letters = _letters(plain(words))
        met = next((n for n in range(at, len(lines)) if _fits(lines[n], level, letters)), None)
        if met is None:
            places.append((None, None))
            continue
        number = bisect_right(starts, lines[met].offset)
        places.append((number, lines[met].offset - starts[number - 1] + 1))
        at = met + 1
    return tuple(places)


def _lines(source: str) -> Iterator[Line]:
    masked = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), mask_code(source))
    for match in MARKED.finditer(masked):
        end = source.find("\n", match.end())
        words = source[match.end() : end if end >= 0 else None]
        yield _line(match.start("signs"), len(match["signs"]), words)
    for match in UNDERLINED.finditer(masked):
        start = _paragraph(masked, match.start("words"), match.start())
        words = source[start : match.end("words")]
        yield _line(start, 1 if match["line"].startswith("=") else 2, words)


def _paragraph(masked: str, start: int, begin: int) -> int:
    """Give where the paragraph begins whose last line is underlined: CommonMark takes all of it."""
    while begin > 0:
        before = masked.rfind("\n", 0, begin - 1) + 1
        line = masked[before : begin - 1]
        if not line.strip() or MARKED.match(line):
            break
        start, begin = before + len(line) - len(line.lstrip()), before
    return start


def _line(offset: int, level: int, words: str) -> Line:
    bare = UNSEEN.sub("", words).strip()
    return Line(offset, level, _letters(words), bare.startswith(("![", "[![")) or not _letters(bare))


def _fits(line: Line, level: int, letters: str) -> bool:
    left = iter(line.letters)
    return line.level == level and (bool(letters) or line.silent) and all(each in left for each in letters)


def _letters(words: str) -> str:
    """Give letters and digits alone: marks differ between what is written and what pandoc read."""
    return "".join(letter for letter in words if letter.isalnum())
