from __future__ import annotations

import pytest

from octavo.cache import Cache
from octavo.settings import Limits
from octavo.source.chapter import read_chapter
from octavo.source.raw_tex import is_definitions


@pytest.mark.parametrize(
    "words",
    [
        r"\newcommand{\RR}{\mathbb{R}}",
        "\\newcommand*\\v[2][x]{\\mathbf{#1 \\} #2}}\n% a remark\n\\def\\half{\\frac12}\n",
        "\\renewcommand{\\a}{a}\n\\providecommand{\\b}{b}\\DeclareMathOperator{\\argmax}{arg\\,max} % its\n",
    ],
)
def test_definitions_are_known(words: str) -> None:
    assert is_definitions(words)


@pytest.mark.parametrize(
    "words",
    [r"\emph{x}", r"\newcommand{\a}{b} and more", r"\newenvironment{a}{b}{c}", r"\let\a\b", r"\command", ""],
)
def test_other_tex_is_none(words: str) -> None:
    assert not is_definitions(words)


def test_definitions_serve_the_formulas_of_their_chapter_and_are_not_printed() -> None:
    text = "\\newcommand{\\RR}{\\mathbb{R}}\n\nWords \\newcommand{\\x}{y}with $\\RR \\x$.\n"
    reading = read_chapter(text.encode(), "one.md", "markdown", Limits(), Cache(None))
    assert not reading.findings
    (paragraph,) = reading.blocks
    assert [each["c"] for each in paragraph["c"] if each["t"] in {"Str", "Math"}] == [
        "Words",
        "with",
        [{"t": "InlineMath"}, r"\mathbb{R}y"],
        ".",
    ]


@pytest.mark.parametrize(
    ("environment", "tex"), [("equation", "a &= b"), ("align*", "\\begin{align*}\na &= b\n\\end{align*}")]
)
def test_an_environment_of_mathematics_is_a_formula(environment: str, tex: str) -> None:
    text = f"Words\n\n\\begin{{{environment}}}\na &= b\n\\end{{{environment}}}\n"
    reading = read_chapter(text.encode(), "one.md", "markdown", Limits(), Cache(None))
    assert not reading.findings
    assert reading.blocks[1] == {"t": "Para", "c": [{"t": "Math", "c": [{"t": "DisplayMath"}, tex]}]}


def test_other_environments_are_printed_and_found() -> None:
    text = "\\begin{tabular}{l} a \\end{tabular}\n"
    reading = read_chapter(text.encode(), "one.md", "markdown", Limits(), Cache(None))
    assert [found.code for found in reading.findings] == ["html-raw"]
