"""Draw a report on a terminal: the words of the plain text, with colours and a ruled table."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from octavo.findings import Finding, Severity
from octavo.report.text import COLUMNS, finding_lines, rows, summary
from octavo.report.value import Report

__all__ = ["draw"]

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def draw(report: Report) -> RenderableType:
    """Give what a rich console prints; findings wrap, the table has a ruled head."""
    parts: list[RenderableType] = [text for found in report.in_order() for text in _finding(found)]
    gravest = next((severity for severity, number in report.counts().items() if number), None)
    parts.append(Text(summary(report), style=COLOURS[gravest] if gravest else "green"))
    if report.outputs:
        parts.append(_table(report))
    return Group(*parts)


def _finding(finding: Finding) -> list[Text]:
    first, *rest = finding_lines(finding)
    kind = f"{finding.severity}[{finding.code}]"
    line = Text(first)
    line.highlight_words([kind], COLOURS[finding.severity])
    return [line, *(Text(words, style="dim") for words in rest)]


def _table(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, name in enumerate(COLUMNS):
        table.add_column(name, justify="right" if place else "left", no_wrap=True)
    for row in rows(report):
        table.add_row(*(Text(cell) for cell in row))
    return table
