from __future__ import annotations

import pytest

from octavo.bind.pdf.formula import Bar, Formula, Glyphs, Stroke, UnsetError, set_formula


def kinds(formula: Formula) -> list[type]:
    return [type(piece) for piece in formula.pieces]


def test_a_letter_stands_on_the_baseline() -> None:
    formula = set_formula("x", display=False)
    assert kinds(formula) == [Glyphs]
    assert 400 < formula.height < 550
    assert 0 <= formula.depth < 30
    glyphs = formula.pieces[0]
    assert isinstance(glyphs, Glyphs)
    across = [number for _, numbers in glyphs.outline for number in numbers[::2]]
    assert -20 < min(across) < max(across) < formula.width + 20


def test_an_index_goes_below_the_baseline() -> None:
    assert set_formula("x_y", display=False).depth > 150


def test_a_fraction_has_a_bar_as_wide_as_it_is() -> None:
    formula = set_formula(r"\frac{abc}{d}", display=True)
    assert kinds(formula) == [Glyphs, Bar]
    bar = formula.pieces[1]
    assert isinstance(bar, Bar)
    assert 0 < bar.x < bar.x + bar.width < formula.width
    assert bar.height < bar.width / 10


def test_a_display_is_higher_than_a_formula_in_a_line() -> None:
    tex = r"\sum_{i=1}^n \frac{a}{b}"
    assert set_formula(tex, display=True).height > set_formula(tex, display=False).height


def test_what_is_struck_out_has_a_line_through_it() -> None:
    assert kinds(set_formula(r"\cancel{q}", display=False)) == [Glyphs, Stroke]


def test_colors_are_kept_apart() -> None:
    formula = set_formula(r"a + \color{red}{b}", display=False)
    assert [piece.color for piece in formula.pieces] == [None, "red"]


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\nosuchcommand{x}", "nosuchcommand"),
        (r"\text{日本}", "日"),
        (r"\frac{a", "}"),
        ("", "nothing"),
        (r"\phantom{x}", "nothing"),
        ("{" * 5000 + "x" + "}" * 5000, "deeper"),
    ],
)
def test_what_cannot_be_set_says_why(tex: str, reason: str) -> None:
    with pytest.raises(UnsetError, match=reason):
        set_formula(tex, display=False)
