from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from octavo.bind.pdf.forme import Typeset, read_typeset, write_typeset
from octavo.bind.pdf.formulas import place_formulas
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset
from octavo.bind.sorts import pick
from octavo.collate.pdf_opening import open_pages

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>'
STYLE = "@page { size: 200pt 200pt; margin: 20pt } html { font-size: 10pt }"
PICTURE = "img { max-width: 100%; overflow: visible }"
LONG = "+".join(f"x_{{{number}}}" for number in range(60))


def code(tex: str, style: str = "inline") -> str:
    return f'<code class="tex {style}" data-set="{style}">{tex}</code>'


def tree(body: str) -> ET.Element:
    return ET.fromstring(f"<body>{body}</body>")  # noqa: S314 -- written here


def made(body: str, edition: str = "print", least_rule: float = 0.0, style: str = "") -> Typeset:
    html = f"{HEAD}<style>{STYLE}{PICTURE}{style}</style></head><body>{body}</body></html>"
    return typeset(Sheet("one", "one.md", edition, html), Resources({}, least_rule))


def drawn(typeset_sheet: Typeset) -> str:
    with pikepdf.open(BytesIO(typeset_sheet.pdf)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1")


def numbers(operator: str, content: str) -> list[list[float]]:
    found = re.findall(rf"^([-\d. ]+) {operator}$", content, re.MULTILINE)
    return [[float(number) for number in row.split()] for row in found]


def test_a_formula_takes_the_place_of_its_tex_and_stays_one_sort() -> None:
    root = tree(f"<p>so {code('x &lt; y')}, it</p>")
    before = len(pick(root, range(99)))
    images, flaws = place_formulas(root, 0)
    (picture,) = root.iter("img")
    assert picture.get("alt") == "octavo:formula:x < y"
    assert (list(images), flaws) == ([picture.get("src")], ())
    assert len(pick(root, range(99))) == before == 6


def test_what_code_was_marked_in_is_set_whole() -> None:
    root = tree('<p><code class="tex" data-set="inline">a <span>-b</span> + c</code></p>')
    images, _ = place_formulas(root, 0)
    assert [image.formula.tex for image in images.values()] == ["a -b + c"]


def test_what_cannot_be_set_stays_tex_and_is_told() -> None:
    root = tree(f"<p>{code('no{')}</p>")
    images, flaws = place_formulas(root, 0)
    assert (dict(images), [flaw.tex for flaw in flaws]) == ({}, ["no{"])
    assert "matching" in flaws[0].reason
    assert [each.tag for each in root.iter()] == ["body", "p", "code"]
    assert "".join(root.itertext()) == "no{"


def test_code_of_the_manuscript_is_no_formula() -> None:
    root = tree('<p><code class="tex block">x</code></p>')
    assert place_formulas(root, 0) == ({}, ())


def test_a_formula_is_as_large_as_its_text_and_stands_on_its_line() -> None:
    sheet = made(f"<p>A {code('x_1')} b</p>", style="p { font-size: 20pt }")
    runs = open_pages(sheet.pdf)[0].runs
    text, formula = runs[:2]
    assert (formula.words, round(formula.size, 1), round(text.size, 1)) == ("x_1", 20.0, 20.0)
    assert formula.base == pytest.approx(text.base, abs=0.02)
    assert 5 < formula.start - text.box.right < 8


def test_the_mark_around_a_formula_holds_its_tex() -> None:
    content = drawn(made(f"<p>{code('ß  +  ü')}</p>"))
    assert f"<</Alt <{'ß + ü'.encode('utf-16-be').hex()}>>>".replace("Alt <", "Alt <feff") in content


def test_black_is_black_and_opaque() -> None:
    content = drawn(made(f"<p>{code('x')}</p>", style="html { color: #000 }"))
    assert numbers("rg", content) == [[0, 0, 0]]


def test_a_color_is_the_formulas_own() -> None:
    assert [1, 0, 0] in numbers("rg", drawn(made(code(r"\color{red}{x}"))))


def test_bars_are_as_thick_as_the_printer_prints() -> None:
    def thickness(least: float) -> float:
        content = drawn(made(code(r"\frac{a}{b}"), least_rule=least))
        unit = next(row[0] for row in numbers("cm", content) if 0 < row[0] < 0.1)
        return min(row[3] for row in numbers("re", content) if row[2] > 50) * unit * 0.75

    assert 0.5 < thickness(0) < 0.75
    assert thickness(2) == pytest.approx(2, abs=0.01)


def test_what_is_too_wide_is_made_to_fit_and_told() -> None:
    sheet = made(f"<p>{code(LONG, 'block')}</p>")
    assert [flaw.tex for flaw in sheet.flaws] == [LONG]
    assert 0.05 < sheet.flaws[0].scale < 0.5
    assert read_typeset(write_typeset(sheet)) == sheet


def test_what_is_a_little_too_wide_is_not_told() -> None:
    assert made(f"<p>{code('+'.join(['x_1'] * 8), 'block')}</p>").flaws == ()


def test_the_same_sheet_gives_the_same_bytes() -> None:
    body = " ".join(map(code, ("x", r"\frac{a}{b}", "x")))
    assert made(body, "screen").pdf == made(body, "screen").pdf


def test_a_tagged_formula_is_described_by_its_tex() -> None:
    with pikepdf.open(BytesIO(made(f"<p>so {code('x^2')}</p>", "screen").pdf)) as pdf:
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
        assert [(str(tag.S), str(tag.Alt)) for tag in tags] == [("/Formula", "x^2")]
