"""Draw a report on a terminal: the words of the plain text, with colours and a ruled table."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from octavo.findings import Finding, Severity
from octavo.report.excerpts import NO_EXCERPTS, Excerpts
from octavo.report.text import COLUMNS, WIDTH, finding_lines, rows, summary
from octavo.report.value import Report

__all__ = ["draw"]

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def draw(report: Report, excerpts: Excerpts = NO_EXCERPTS, columns: int = WIDTH) -> RenderableType:
    """Give what a rich console of so many columns prints; findings wrap, excerpts are cut to fit."""
    room = min(columns, WIDTH)
    parts: list[RenderableType] = [
        text for found in report.in_order() for text in _finding(found, excerpts, room)
    ]
    gravest = next((severity for severity, number in report.counts().items() if number), None)
    parts.append(Text(summary(report), style=COLOURS[gravest] if gravest else "green"))
    if report.outputs:
        parts.append(_table(report))
    return Group(*parts)


def _finding(finding: Finding, excerpts: Excerpts, room: int) -> list[Text]:
    first, *rest = finding_lines(finding, excerpts, room)
    kind = f"{finding.severity}[{finding.code}]"
    line = Text(first)
    line.highlight_words([kind], COLOURS[finding.severity])
    return [line, *(_rest(words, COLOURS[finding.severity]) for words in rest)]


def _rest(words: str, colour: str) -> Text:
    only_a_caret = not words.strip(" |^")
    return Text(words, style=colour if only_a_caret else "dim")


def _table(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, name in enumerate(COLUMNS):
        table.add_column(name, justify="right" if place else "left", no_wrap=True)
    for row in rows(report):
        table.add_row(*(Text(cell) for cell in row))
    return table
