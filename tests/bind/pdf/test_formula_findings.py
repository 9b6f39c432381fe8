from __future__ import annotations

from pathlib import Path

from octavo.bind.pdf.forme import Flaw, Typeset
from octavo.bind.pdf.formula_findings import formula_findings
from octavo.book import Book, Chapter, Leaf, Matter
from octavo.settings import Settings, Title

SOURCE = "# One\n\nHere $\\odd{x}\n+ y$ is.\n\nAnd $z$.\n"
LEAF = Leaf("one", "chapter", "One", Matter.MAIN, "<section/>", "en", path="one.md")


def found(*flaws: Flaw) -> list[tuple[str, str | None, int | None, str]]:
    book = Book(Settings(title=Title(main="T")), Path(), (Chapter("one", "one.md", SOURCE, ()),))
    made = {"one": Typeset(b"", 1, {}, flaws=flaws)}
    findings = formula_findings(book, [LEAF], made, "print")
    return [(each.code, each.path, each.line, each.message) for each in findings]


def test_a_formula_that_is_not_set_is_named_with_its_line_and_the_reason() -> None:
    message = "the formula “\\odd{x} + y” cannot be set and is printed as TeX: unknown"
    assert found(Flaw("\\odd{x} + y", "unknown")) == [("formula-unset", "one.md", 3, message)]


def test_a_formula_that_is_too_small_is_named_with_its_size() -> None:
    message = "the formula “z” is too wide and is set at 51% of its size"
    assert found(Flaw("z", scale=0.512)) == [("formula-small", "one.md", 6, message)]


def test_a_formula_that_the_source_has_otherwise_has_no_line() -> None:
    assert [each[2] for each in found(Flaw("\\macro", "unknown"))] == [None]


def test_the_same_formula_is_named_once_and_a_long_one_is_cut() -> None:
    flaw = Flaw("a+" * 60 + "b", "unknown")
    (only,) = found(flaw, flaw)
    assert "a+…”" in only[3]
