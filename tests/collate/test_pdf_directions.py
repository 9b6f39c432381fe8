from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from octavo.collate.pdf_directions import in_directions
from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_pages import Page, Run
from octavo.collate.pdf_signs import Sign

NOWHERE = Box(0, 0, 0, 0)


def set_line(*words: str, starts: Sequence[float] = ()) -> Page:
    """Give a page of one line: what is drawn from left to right, formulas as their TeX in dollars.

    Each letter is 1 pt wide, and what is drawn begins where `starts` says, else every 100 pt.
    """
    runs: list[Run] = []
    for at, each in enumerate(words):
        tex = each.strip("$") if each.startswith("$") else ""
        start = starts[at] if starts else at * 100.0
        there = [(sign, start + n) for n, sign in enumerate("" if tex else each)]
        signs = tuple(Sign(sign, left, left, left + 1) for sign, left in there)
        marks = frozenset({"Formula"} if tex else ())
        runs.append(Run(tex or each, NOWHERE, 10, 50, start, 0, -1, marks, shape=tex, signs=signs))
    return Page(tuple(runs), (), ())


def test_a_formula_keeps_its_place_on_a_line_from_the_right() -> None:
    page = in_directions(set_line("לכ", "$a^2$", "תב "), "בתa^2כל")
    assert [run.words.strip() for run in page.runs] == ["בת", "a^2", "כל"]
    assert [run.shape for run in page.runs] == ["", "a^2", ""]


def test_a_formula_on_a_line_of_its_own_is_not_lost() -> None:
    page = set_line("$a^2$", "תב")
    alone = Page(page.runs[:1], (), ())
    assert in_directions(alone, "a^2") == alone


def test_room_between_two_elements_is_a_space() -> None:
    # The figure belongs to its word, and the number stands behind the space that nobody has drawn.
    page = in_directions(set_line("H", "2", "1 ", "תב", starts=(0, 1, 5, 7)), "בת1H2", leftward=True)
    assert "".join(run.words for run in page.runs).replace(" ", "") == "בת1H2"


def test_of_readings_that_hold_words_of_the_binder_the_one_with_the_longest_pieces_is_chosen() -> None:
    text = "keeperflight1871בתכלsoequation1.1"
    line = ("(p. 9) ", "keeper flight 1871 ", "לכ ", "תב", " so ", "Equation 1.1", " (p. 11)")
    read = "".join(run.words for run in in_directions(set_line(*line), text).runs).replace(" ", "")
    assert read == f"(p.9){text}(p.11)".replace("equation", "Equation")


def test_words_that_nobody_knows_have_brackets_that_open_and_close() -> None:
    name, folio = set_line("תב", "(p. 1(").runs
    page = in_directions(Page((name, replace(folio, number=2)), (), ()), "בת")
    assert [run.words for run in page.runs] == ["בת", "(p. 1)"]
