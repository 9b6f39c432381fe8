from __future__ import annotations

import pytest
from lxml import etree

from octavo.collate.formulas import disagreement, shown_signs, tex_of

MATHML = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>{}</mrow>{}</semantics></math>'
NOTE = '<annotation encoding="application/x-tex">{}</annotation>'


def formula(shown: str, tex: str) -> etree._Element:
    return etree.fromstring(MATHML.format(shown, NOTE.format(tex)))


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (
            "x^2 + y_1 = 0",
            "<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mi>y</mi><mn>1</mn><mo>=</mo><mn>0</mn>",
        ),
        (r"\sin x", "<mi>sin</mi><mi>x</mi>"),
        (r"\dot{x}", "<mover><mi>\u1e8b</mi></mover>"),
        (r"\mathbb{R}", "<mi>\u211d</mi>"),
        (r"\begin{array}{cc} a &amp; b \end{array}", "<mtable><mtr><mtd>a</mtd><mtd>b</mtd></mtr></mtable>"),
        (r"\sum_{i=1}^n i", "<munderover><mo>\u2211</mo><mrow>i=1</mrow><mi>n</mi></munderover><mi>i</mi>"),
        (r"\text{if } x\%", "<mtext>if </mtext><mi>x</mi><mi>%</mi>"),
        (r"a \label{eq:1}", "<mi>a</mi>"),
        (r"a \\[6pt] b", "<mi>a</mi><mi>b</mi>"),
        (r"i \neq k", "<mi>i</mi><mo>\u2260</mo><mi>k</mi>"),
        (r"i \not= k", "<mi>i</mi><mo>\u2260</mo><mi>k</mi>"),
    ],
)
def test_a_sound_formula_shows_what_its_tex_says(tex: str, shown: str) -> None:
    element = formula(shown, tex)
    assert disagreement(str(tex_of(element)), str(shown_signs(element))) == ("", "")


@pytest.mark.parametrize(
    ("tex", "shown", "wrong"),
    [
        ("x + y", "<mi>x</mi><mo>+</mo><mi>z</mi>", ("y", "z")),
        ("x + y", "<mi>x</mi>", ("+y", "")),
        (r"\sin x", "<mi>sin</mi><mi>x</mi><mi>x</mi>", ("", "x")),
        ("10", "<mn>1</mn>", ("0", "")),
    ],
)
def test_other_signs_are_seen(tex: str, shown: str, wrong: tuple[str, str]) -> None:
    element = formula(shown, tex)
    assert disagreement(str(tex_of(element)), str(shown_signs(element))) == wrong


def test_a_formula_that_shows_its_tex_shows_no_signs() -> None:
    tex = r"\begin{other}x\end{other}"
    element = formula(f"<mtext>{tex}</mtext>", tex)
    assert (tex_of(element), shown_signs(element)) == (tex, None)


def test_a_formula_for_a_script_shows_no_signs() -> None:
    element = etree.fromstring(r'<span class="math inline">\(x^2\)</span>')
    assert (tex_of(element), shown_signs(element)) == ("x^2", None)
