"""Hold a book as it is made up: the lines of each page, and the block that they should fill."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from octavo.collate.facts import Line, Span
from octavo.collate.pair import Pair
from octavo.findings import finding
from octavo.verdict import Spot, Verdict

__all__ = ["Block", "Makeup", "Sheet", "make_up"]

#: How large a part of the lines begins at an edge of the block; and how many lines, or pages, at least.
SHARE = 0.02
FEWEST = 3
#: How large a part of the lines may stand beyond an edge, if it is one; a single line always may.
SLIPS = 0.05
#: Places are alike to this, in pt, whatever the leading is.
NEAR = 0.1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a page, from 1: the lines of its text and those of its notes, each from head to foot."""

    number: int
    text: tuple[Line, ...]
    notes: tuple[Line, ...]

    @property
    def lowest(self) -> float:
        """Give the height of its last line."""
        return min(line.base for line in (*self.text, *self.notes))


@dataclass(frozen=True, slots=True)
class Block:
    """Hold the text block as the pages themselves show it, in pt from the lower left corner of the trim.

    `sides` are the left and right edge, of versos first; None where too few lines keep to one. `bottom`
    and `top` are the heights of its last and first line, 0 where too few pages share one; `leading` is the
    distance from line to line, 0 where there is but one.
    """

    sides: tuple[tuple[float, float], tuple[float, float]] | None
    bottom: float
    top: float
    leading: float


@dataclass(frozen=True, slots=True)
class Makeup:
    """Hold all pages that have text, the block, and how their lines lie beside the manuscript.

    `headings` are where the manuscript has headings, `unturned` where it has tables and code.
    """

    name: str
    sheets: tuple[Sheet, ...]
    block: Block
    pair: Pair = field(repr=False)
    headings: tuple[Span, ...] = field(repr=False)
    unturned: tuple[Span, ...] = field(repr=False)

    def written(self, line: Line) -> Span:
        """Give the letters of the manuscript that a line holds."""
        return Span(self.pair.back(line.at.start).start, self.pair.back(line.at.end - 1).start + 1)

    def heading(self, line: Line) -> bool:
        """Say whether a line is a heading's."""
        return within(self.written(line).start, self.headings)

    def standing(self, line: Line) -> bool:
        """Say whether a line stands as it is written: in a table or code, whose lines are not turned."""
        return bool(self.unturned) and within(self.written(line).start, self.unturned)

    def paragraph(self, at: Span) -> Span | None:
        """Give the paragraph that the letters of the manuscript are of."""
        paragraphs = self.pair.expected.paragraphs
        number = bisect_right(paragraphs, at.start, key=lambda each: each.start) - 1
        return paragraphs[number] if number >= 0 and at.start < paragraphs[number].end else None

    def openings(self) -> Iterator[tuple[Sheet, Sheet]]:
        """Give each page with the next that has text."""
        yield from pairwise(sheet for sheet in self.sheets if sheet.text)

    def verdict(self, code: str, line: Line, message: str, hint: str | None = None) -> Verdict:
        """Say what is wrong with a line of a page."""
        message = f"page {line.page}: {message}"
        return Verdict(
            finding(code, message, path=self.name, format="print", hint=hint),
            Spot(page=line.page, letter=line.at.start),
        )


def make_up(name: str, pair: Pair, width: float) -> Makeup:
    """Give the make-up of a PDF whose trimmed pages are so wide, in pt."""
    body, end = pair.observed.body, len(pair.observed.text)
    there = (line for line in pair.observed.lines if not line.on_side)
    lines = [line for line in there if line.at.start < line.at.end <= end]
    sheets = tuple(_sheet(page, list(there), body) for page, there in groupby(lines, lambda line: line.page))
    headings = tuple(section.at for section in pair.expected.sections)
    tables, codes = pair.expected.tables, pair.expected.codes
    unturned = tuple(sorted((*(table.at for table in tables), *(code.at for code in codes))))
    made = Makeup(name, sheets, Block(None, 0.0, 0.0, 0.0), pair, headings, unturned)
    running = [
        (sheet, following)
        for sheet, following in made.openings()
        if following.number == sheet.number + 1 and not made.heading(following.text[0])
    ]
    return replace(made, block=_block(sheets, running, width))


def within(place: int, spans: Sequence[Span]) -> bool:
    """Say whether a place lies in one of several spans, which are in order."""
    number = bisect_right(spans, place, key=lambda span: span.start) - 1
    return number >= 0 and place < spans[number].end


def _sheet(page: int, lines: Sequence[Line], body: int) -> Sheet:
    text = tuple(line for line in lines if line.at.start < body)
    return Sheet(page, text, tuple(line for line in lines if line.at.start >= body))


def _block(sheets: Sequence[Sheet], running: Sequence[tuple[Sheet, Sheet]], width: float) -> Block:
    outer, inner = (
        _edge((line.left for sheet in sheets if sheet.number % 2 == side for line in sheet.text), SHARE)
        for side in (0, 1)
    )
    sides = None
    if outer is not None and inner is not None:
        sides = ((outer, width - inner), (inner, width - outer))
    gaps = (above.base - below.base for sheet in sheets for above, below in pairwise(sheet.text))
    common = _alike(gaps).most_common(1)
    leading = common[0][0] if common else 0.0
    bottom = _limit((sheet.lowest for sheet, _ in running), leading / 4)
    top = _limit((-following.text[0].base for _, following in running), leading / 4)
    return Block(sides, bottom or 0.0, -top if top is not None else 0.0, leading)


def _limit(places: Iterable[float], reach: float) -> float | None:
    """Give the least place that enough are near to: with code or pictures, pages leave the grid of lines."""
    found = sorted(places)
    ends = zip(found, found[FEWEST - 1 :], strict=False)
    return next((least for least, other in ends if other <= least + max(reach, NEAR)), None)


def _alike(places: Iterable[float]) -> Counter[float]:
    """Count the places that are alike to a tenth of a pt: nearly all are the same as many others."""
    shared: Counter[float] = Counter()
    for place, count in Counter(places).items():
        shared[round(place, 1)] += count
    return shared


def _edge(places: Iterable[float], share: float) -> float | None:
    """Give the least place that enough share; the exact one, of those that are alike to a tenth of a pt.

    None where so many are beyond it that they cannot be slips: a book of tables has few lines that are whole.
    """
    found = list(places)
    shared = _alike(found)
    enough = max(FEWEST, share * len(found))
    edges = [place for place, count in shared.items() if count >= enough]
    if not edges:
        return None
    least = min(edges)
    edge = min(place for place in set(found) if round(place, 1) == least)
    beyond = sum(place < edge - NEAR for place in found)
    return None if beyond > max(1, SLIPS * len(found)) else edge
