"""Compose the lines of each page from the words that are drawn there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from octavo.collate.facts import Line, Span
from octavo.collate.pdf_pages import Page, Run

__all__ = ["Drawn", "compose"]

#: How far apart in height, in the size of the letters, words of one line may stand: a raised number does.
RAISED = 0.5
HYPHENS = ("-", "\u00ad", "\u2010")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold words that are drawn on a page, from 0, and their letters in the text or, by number, in a note."""

    run: Run
    page: int
    note: int | None
    at: Span


def compose(drawn: Sequence[Drawn], pages: Sequence[Page]) -> tuple[Line, ...]:
    """Give the lines of all pages, each page's from its head to its foot.

    `drawn` is in the order of the `pages`.
    """
    lines: list[Line] = []
    for page, words in groupby(drawn, key=lambda each: each.page):
        lines += (
            _line(row, pages[page]) for row in _rows([each for each in words if each.run.words.strip()])
        )
    return tuple(lines)


def _rows(words: Sequence[Drawn]) -> Iterator[list[Drawn]]:
    row: list[Drawn] = []
    largest = 0.0
    for each in sorted(words, key=lambda each: -each.run.base):
        largest = max(largest, each.run.size)
        if row and row[0].run.base - each.run.base > RAISED * largest:
            yield row
            row, largest = [], each.run.size
        row.append(each)
    if row:
        yield row


def _line(row: Sequence[Drawn], page: Page) -> Line:
    # Most lines are drawn in one go.
    alone = row[0] if len(row) == 1 else None
    largest = alone.run if alone else max(row, key=lambda each: each.run.size).run
    last = alone.run if alone else max(row, key=lambda each: each.run.end).run
    return Line(
        alone.at if alone else _letters(row),
        row[0].page + 1,
        (alone.run.start if alone else min(each.run.start for each in row)) - page.corner[0],
        last.end - page.corner[0],
        largest.base - page.corner[1],
        largest.size,
        last.words.rstrip().endswith(HYPHENS),
        page.turned,
    )


def _letters(row: Sequence[Drawn]) -> Span:
    """Give the letters of a line, from the first to the last; words may have none."""
    letters = [each.at for each in row if each.at.start < each.at.end] or [row[0].at]
    return Span(min(at.start for at in letters), max(at.end for at in letters))
