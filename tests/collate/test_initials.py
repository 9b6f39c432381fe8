from __future__ import annotations

from octavo.collate.initials import in_reading_order
from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_pages import Run


def run(words: str, size: float, start: float, base: float) -> Run:
    end = start + len(words) * size / 2
    return Run(words, Box(start, base, end, base + size), size, base, start, end, -1, frozenset())


HEADING = run("The River", 20, 100, 600)
FIRST, SECOND = run("he river rises", 11, 72, 540), run("twice a day", 11, 72, 526)
THIRD, FOURTH = run("and falls", 11, 72, 512), run("as often.", 11, 50, 498)
TEXT = [HEADING, FIRST, SECOND, THIRD, FOURTH]


def test_an_initial_comes_before_the_line_beside_it() -> None:
    initial = run("T", 40, 50, 512)
    assert in_reading_order([initial, *TEXT]) == [HEADING, initial, FIRST, SECOND, THIRD, FOURTH]


def test_other_letters_stay_where_they_are_drawn() -> None:
    for words in (
        run("1", 7, 200, 544),
        run("T", 40, 50, 700),
        run("Th", 11, 50, 540),
        run("Tides", 40, 30, 512),
    ):
        assert in_reading_order([words, *TEXT]) == [words, *TEXT]
