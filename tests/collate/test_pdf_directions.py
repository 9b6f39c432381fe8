from __future__ import annotations

from octavo.collate.pdf_directions import in_directions
from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_pages import Page, Run
from octavo.collate.pdf_signs import Sign

NOWHERE = Box(0, 0, 0, 0)


def set_line(*words: str) -> Page:
    """Give a page of one line: what is drawn from left to right, formulas as their TeX in dollars."""
    runs: list[Run] = []
    for at, each in enumerate(words):
        tex = each.strip("$") if each.startswith("$") else ""
        signs = tuple(Sign(sign, at * 100.0 + n, 0, 0) for n, sign in enumerate("" if tex else each))
        marks = frozenset({"Formula"} if tex else ())
        runs.append(Run(tex or each, NOWHERE, 10, 50, at * 100, 0, -1, marks, shape=tex, signs=signs))
    return Page(tuple(runs), (), ())


def test_a_formula_keeps_its_place_on_a_line_from_the_right() -> None:
    page = in_directions(set_line("לכ", "$a^2$", "תב "), "בתa^2כל")
    assert [run.words.strip() for run in page.runs] == ["בת", "a^2", "כל"]
    assert [run.shape for run in page.runs] == ["", "a^2", ""]


def test_a_formula_on_a_line_of_its_own_is_not_lost() -> None:
    page = set_line("$a^2$", "תב")
    alone = Page(page.runs[:1], (), ())
    assert in_directions(alone, "a^2") == alone
