"""Damage the formulas of the two PDFs of a book in which every kind of formula stands."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pikepdf
import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate
from octavo.report import Report
from octavo.shelf import stock
from octavo.source.load import load
from tests.collate.damage import Record
from tests.outputs.shelf import build_book

FOLDER = Path(__file__).parents[1] / "books/formulas"
SLUG = "the-weighers-table"

Instructions = list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]
Change = Callable[[Instructions, Callable[[str], slice]], None]
Outputs = Mapping[str, Mapping[str, bytes]]


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Book, Outputs, Report]:
    """Build the book; give it as it was loaded, each format's files by name, and what the build said."""
    settings, _ = read_settings(FOLDER, None)
    loaded, findings = load(settings, FOLDER, Cache(None), 2, lambda _: None)
    assert not findings
    out = tmp_path_factory.mktemp("formulas")
    report = build_book(FOLDER, out)
    return loaded, {bound.format: bound.files for bound in stock(out, SLUG)}, report


def spans(instructions: Instructions) -> Iterator[tuple[str, slice]]:
    """Give the TeX of each formula that is drawn, and where its instructions are, its mark among them."""
    depth, begins, tex = 0, 0, ""
    for at, each in enumerate(instructions):
        operator = str(each.operator)
        if operator in {"BDC", "BMC"}:
            depth += depth > 0
            if each.operands[0] == pikepdf.Name.Formula:
                depth, begins, tex = 1, at, str(each.operands[1].Alt)
        elif operator == "EMC" and depth:
            depth -= 1
            if not depth:
                yield tex, slice(begins, at + 1)


def damage(content: bytes, page_of: str, change: Change) -> bytes:
    """Change the page that has a formula."""
    damaged = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            instructions: Instructions = list(pikepdf.parse_content_stream(page))
            there = dict(spans(instructions))
            if page_of in there:
                change(instructions, there.__getitem__)
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
                pdf.save(damaged, deterministic_id=True)
                return damaged.getvalue()
    raise AssertionError(page_of)


def drop(tex: str) -> Change:
    def change(instructions: Instructions, find: Callable[[str], slice]) -> None:
        del instructions[find(tex)]

    return change


def blank(tex: str) -> Change:
    """Leave the mark, and nothing in it."""

    def change(instructions: Instructions, find: Callable[[str], slice]) -> None:
        at = find(tex)
        del instructions[at.start + 1 : at.stop - 1]

    return change


def double(tex: str) -> Change:
    def change(instructions: Instructions, find: Callable[[str], slice]) -> None:
        at = find(tex)
        instructions[at.stop : at.stop] = instructions[at]

    return change


def swap(first: str, second: str, marks: int) -> Change:
    """Exchange what is drawn of two formulas: with the marks around them, or but for them."""

    def change(instructions: Instructions, find: Callable[[str], slice]) -> None:
        one, other = (slice(at.start + marks, at.stop - marks) for at in (find(first), find(second)))
        assert one.stop <= other.start
        held = instructions[one]
        between = instructions[one.stop : other.start]
        instructions[one.start : other.stop] = [*instructions[other], *between, *held]

    return change


def thin_out(tex: str) -> Change:
    """Leave out one curve of a formula."""

    def change(instructions: Instructions, find: Callable[[str], slice]) -> None:
        at = find(tex)
        curve = next(place for place in range(at.start, at.stop) if str(instructions[place].operator) == "c")
        del instructions[curve]

    return change


PAGED = ("print", "screen")
SUM, HALF = "m_1 + m_2", r"\frac{m_1 + m_2}{2}"
MEAN = r"\bar{m} = \frac{1}{N} \sum_{i=1}^{N} m_i,"
#: Of each kind of damage: what is done, and in which line it must be found.
MUTANTS: Mapping[str, tuple[Change, int]] = {
    "drop-formula": (drop(SUM), 4),
    "drop-displayed-formula": (drop(MEAN), 9),
    "blank-formula": (blank(SUM), 4),
    "double-formula": (double(SUM), 4),
    "swap-formulas": (swap(SUM, HALF, 0), 4),
}


@pytest.mark.mutant
@pytest.mark.parametrize("kind", PAGED)
@pytest.mark.parametrize("name", MUTANTS)
def test_a_damaged_formula_is_found_out(
    name: str, kind: str, weighed: tuple[Book, Outputs, Report], record_property: Record
) -> None:
    book, outputs, _ = weighed
    change, line = MUTANTS[name]
    damaged = damage(next(iter(outputs[kind].values())), SUM, change)
    found = collate(book, {kind: {"a.pdf": damaged}}).findings
    assert [(each.code, each.path, each.line) for each in found] == [("collate-formula", "scales.md", line)]
    record_property("mutant", (name, kind, "collate-formula", f"scales.md:{line}", "The balance"))


#: What only the other PDF shows to be damage.
DRAWN: Mapping[str, Change] = {"swap-outlines": swap(SUM, HALF, 1), "thin-outlines": thin_out(SUM)}


@pytest.mark.mutant
@pytest.mark.parametrize("kind", PAGED)
@pytest.mark.parametrize("name", DRAWN)
def test_a_formula_that_one_pdf_draws_otherwise_is_found_out(
    name: str, kind: str, weighed: tuple[Book, Outputs, Report], record_property: Record
) -> None:
    book, outputs, _ = weighed
    both = {each: next(iter(outputs[each].values())) for each in PAGED}
    both[kind] = damage(both[kind], SUM, DRAWN[name])
    found = collate(book, {each: {"a.pdf": content} for each, content in both.items()}).findings
    assert [(each.code, each.path, each.line) for each in found] == [("collate-formula", "scales.md", 4)]
    assert SUM in found[0].message
    record_property("mutant", (name, kind, "collate-formula", "scales.md:4", "The balance"))


def test_all_formulas_are_where_they_were_written(weighed: tuple[Book, Outputs, Report]) -> None:
    _, _, report = weighed
    said = [(each.code, each.path, each.line, each.format) for each in report.findings]
    asked = [("formula-small", "doubts.md", 11), ("formula-unset", "doubts.md", 13)]
    wanted: list[tuple[str, str, int, str | None]] = [(*each, kind) for each in asked for kind in PAGED]
    wanted.append(("formula-unset", "doubts.md", 13, None))
    assert Counter(each for each in said if each[0] != "print-pages") == Counter(wanted)
