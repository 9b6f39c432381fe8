from __future__ import annotations

from octavo.report.compared import Cell, compare
from octavo.tally import COUNTED, Tally


def tally(source: str, **counts: int | None) -> Tally:
    return Tally(source, dict.fromkeys(COUNTED, 0) | counts)


def test_the_manuscript_comes_first_and_every_other_is_held_against_it() -> None:
    compared = compare((tally("epub", notes=49), tally("manuscript", notes=50), tally("web", notes=50)))
    assert compared.sources == ("manuscript", "epub", "web")
    (row,) = compared.rows
    assert (row.thing, row.cells) == ("notes", (Cell(50), Cell(49, -1), Cell(50)))
    assert row.differs


def test_what_cannot_be_told_does_not_differ() -> None:
    compared = compare((tally("manuscript", links=3), tally("print", links=None)))
    (row,) = compared.rows
    assert (row.differs, row.told_by_all, row.cells[1]) == (False, False, Cell(None))
    assert compared.silent == ("print",)


def test_what_an_output_adds_to_nothing_is_shown() -> None:
    compared = compare((tally("manuscript"), tally("epub", images=1)))
    assert [(row.thing, row.cells[1].off) for row in compared.rows] == [("images", 1)]
    assert "images" not in compared.absent


def test_what_nobody_has_is_named_once() -> None:
    compared = compare((tally("manuscript", letters=9), tally("print", letters=9, formulas=None)))
    assert [row.thing for row in compared.rows] == ["letters"]
    assert compared.absent[-2:] == ("blocks of code", "formulas")
    assert len(compared.absent) == len(COUNTED) - 1
    assert compared.silent == ()


def test_nothing_is_compared_without_a_manuscript() -> None:
    assert compare(()).rows == compare((tally("epub", notes=1),)).rows == ()
