from __future__ import annotations

from bench.gauge import Reading
from bench.ours import ALL, COLD, NOTHING, PAGE, PRINTED, SERVED, WORD
from bench.page import Occasion, render_page
from bench.result import Result, goals_met
from bench.rivals import PLAIN, TYPST

SECONDS = {COLD: 10.0, NOTHING: 0.4, WORD: 1.0, PAGE: 3.0, ALL: 25.0, SERVED: 0.5}
SECONDS |= {PRINTED: 2.0, PLAIN: 20.0, TYPST: 5.0}


def result(name: str, times: float = 1) -> Result:
    return Result(name, Reading(SECONDS[name] * times, 1.0, 900_000_000, 300_000_000), 100, 1_000_000)


WHOLE = {name: result(name) for name in SECONDS}


def test_goals_are_laid_beside_their_figures() -> None:
    figures = [figure for _, figure, _ in goals_met({1: WHOLE, 3: {COLD: result(COLD, 3)}})]
    assert figures == [0.5, 1.25, 0.1, 0.2, 0.5, 0.1, 2.0, 0.4, 0.3, 0.04, 3.0, 1.0, 0.9]


def test_what_was_not_run_is_said() -> None:
    without = {**WHOLE, TYPST: Result(TYPST, None, said="not installed")}
    assert [figure is None for _, figure, _ in goals_met({1: without})] == [
        *(False, False, False, True, False, True, False, True, False, False),
        *(True, True, False),
    ]


def test_the_page_has_all_of_it() -> None:
    without = {**WHOLE, TYPST: Result(TYPST, None, said="not installed")}
    page = render_page(Occasion("*Lamps*, 3 words", 0.1), {1: without, 3: {COLD: result(COLD, 3)}})
    assert "| print PDF cold, of plain WeasyPrint's time | 0.4 | 0.50 | missed | 1.00 |" in page
    assert "| print PDF after one word, of its cold time | 0.15 | 0.10 | met | 1.00 |" in page
    assert f"| {TYPST} | not installed |" in page
    assert f"| Octavo: {COLD} | 10.00 | 1.00 | 1.00 | 900 | 300 | 100 | 1.00 |" in page
    assert f"| {COLD} | 3.00 | 1.00 |" in page
    assert "python -m octavo build print --manuscript book" in page
