"""Print the table of faults with a mark for each row, where only the tests of its rows are run (-m fault)."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from rich.console import Console
from rich.table import Table

from tests.faults.rows import read_rows

__all__ = ["pytest_runtest_makereport", "pytest_sessionfinish", "pytest_terminal_summary"]

#: How each test of a row ended, by the row's number.
ended: dict[str, list[bool]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note for each row that a test proves whether it passed; one that was skipped proves nothing."""
    report = yield
    if call.when == "call" or not report.passed:
        for mark in item.iter_markers("fault"):
            for row in mark.args:
                ended.setdefault(str(row), []).append(report.passed)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, and how many rows are proven."""
    rows = read_rows()
    table = Table(title="Faults and threats", title_justify="left")
    for head in ("", "", "what is wrong", "what it gets", "tests"):
        table.add_column(head)
    for number, row in rows.items():
        mark = "[green]✓[/]" if _proven(number) else "[red]✗[/]"
        table.add_row(mark, number, row.what, row.answer, str(len(ended.get(number, ()))))
    width = None if terminalreporter.isatty else 150
    console = Console(width=width, force_terminal=terminalreporter.hasmarkup)
    with console.capture() as capture:
        console.print(table)
    terminalreporter.write("\n" + capture.get())
    terminalreporter.write_line(f"{sum(map(_proven, rows))} of {len(rows)} rows are proven.")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a row is not proven, though no test failed."""
    if not all(map(_proven, read_rows())):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _proven(number: str) -> bool:
    return bool(ended.get(number)) and all(ended[number])
