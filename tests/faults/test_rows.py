from __future__ import annotations

from octavo.bounds import Limits
from tests.faults.cases import BAD, cases
from tests.faults.rows import PAGE, ROOT, read_rows, render_page


def test_the_page_in_docs_is_current() -> None:
    """Renew it with `python -m tests.faults.rows`."""
    assert PAGE.read_text("utf-8") == render_page()


def test_the_table_has_every_fault_and_every_threat() -> None:
    assert list(read_rows()) == [*map(str, range(1, 83)), *(f"S{number}" for number in range(1, 27))]


def test_every_row_is_tried_by_something_that_is_there() -> None:
    rows = read_rows()
    assert not [row.number for row in rows.values() if not row.tests]
    named = {name for row in rows.values() for name in row.tests}
    assert not [name for name in named if not (ROOT / name).exists() and not (BAD / name).exists()]


def test_every_bad_book_has_its_row() -> None:
    assert {case.row for case in cases()} <= {*read_rows(), "limits"}


def test_every_limit_is_named_when_it_is_met() -> None:
    named = {case.folder.name: case.expected() for case in cases() if case.row == "limits"}
    assert set(named) == set(Limits.model_fields)
    for key, expected in named.items():
        assert expected.exit == 1
        assert all(f"limits.{key}" in found.says for found in expected.found if found.severity == "error")
        assert any(f"limits.{key}" in found.says for found in expected.found)
