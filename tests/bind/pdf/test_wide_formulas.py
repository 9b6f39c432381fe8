from __future__ import annotations

import pytest

from octavo.bind.pdf.forme import Typeset
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset

#: Formulas that fit beside their number, only in the whole line, and not even there.
SHORT, MIDDLE, LONG = (" + ".join(f"x_{{{number}}}" for number in range(most)) for most in (3, 7, 14))
CSS = """
@page { size: 300px 400px; margin: 20px }
p { font: 16px/20px serif; margin: 0 }
img.tex { max-width: 98% }
p.equation-line { text-align: justify; text-align-last: justify }
p.equation-line img.tex { max-width: calc(100% - 80px) }
p.equation-line.below { text-align: center; text-align-last: center }
p.equation-line.below img.tex { max-width: 98% }
.equation-free, p.equation-line .equation-number { display: inline-block; width: 30px }
p.equation-line.below .equation-number { display: block; width: auto }
"""
SHEET = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
<link rel="stylesheet" href="book.css"/></head><body><p><span id="eq" class="equation">
<code class="tex block" data-set="block">{}</code>
<span class="equation-number">(1)</span></span></p></body></html>"""


def made(tex: str) -> Typeset:
    sheet = Sheet("one", "one.md", "print", SHEET.format(tex))
    return typeset(sheet, Resources({"book.css": CSS.encode()}))


@pytest.mark.parametrize("tex", [SHORT, MIDDLE])
def test_a_numbered_formula_has_its_size_where_the_whole_line_is_wide_enough(tex: str) -> None:
    assert made(tex).flaws == ()


def test_a_formula_is_set_smaller_where_the_whole_line_is_too_short() -> None:
    assert [flaw.tex for flaw in made(LONG).flaws] == [LONG]


def test_what_stands_beside_a_number_would_have_been_smaller() -> None:
    kept = CSS.replace(".below", ".never")
    sheet = Sheet("one", "one.md", "print", SHEET.format(MIDDLE))
    assert typeset(sheet, Resources({"book.css": kept.encode()})).flaws
