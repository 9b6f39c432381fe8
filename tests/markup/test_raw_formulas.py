from __future__ import annotations

import pytest

from octavo.markup.raw_formulas import show_tex
from octavo.xhtml import MATHML, XHTML, parse

M = f"{{{MATHML}}}"


@pytest.mark.parametrize(
    ("classes", "written", "display", "tex"),
    [
        ("math inline", r"$\ce{H2O}$", "inline", r"\ce{H2O}"),
        ("math display", r"$$\other{x}$$", "block", r"\other{x}"),
    ],
)
def test_what_pandoc_cannot_write_shows_its_tex(classes: str, written: str, display: str, tex: str) -> None:
    tree = parse(f'<p xmlns="{XHTML}">A <span class="{classes}">{written}</span>b</p>')
    show_tex(tree)
    (formula,) = tree
    assert (formula.tag, formula.get("display"), formula.tail) == (M + "math", display, "b")
    assert [formula.findtext(f".//{M}{name}") for name in ("mtext", "annotation")] == [tex, tex]


@pytest.mark.parametrize("inside", ['<span class="math">$5$</span>', '<span class="math inline">5</span>'])
def test_other_words_stay(inside: str) -> None:
    tree = parse(f'<p xmlns="{XHTML}">{inside}</p>')
    show_tex(tree)
    assert [child.tag for child in tree] == [f"{{{XHTML}}}span"]
