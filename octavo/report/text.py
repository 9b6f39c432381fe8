"""Render a report for somebody who reads it: plain lines, the same in a file, a pipe and a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.findings import Finding
from octavo.report.caret import set_line, visible
from octavo.report.excerpts import NO_EXCERPTS, Excerpts
from octavo.report.value import Output, Report

__all__ = ["COLUMNS", "finding_lines", "render_text", "rows", "size", "summary"]

COLUMNS = ("File", "Size", "Pages", "Words", "Notes", "Time")
MINUTE = 60
#: The width of an excerpt with its line's number, in columns.
WIDTH = 80


def render_text(report: Report, excerpts: Excerpts = NO_EXCERPTS) -> str:
    """Render the findings with their lines of the manuscript, a summary, and the table of outputs."""
    parts = ["\n".join(finding_lines(found, excerpts)) for found in report.in_order()]
    parts.append(summary(report))
    if report.outputs:
        parts.append(_table(report))
    return "\n".join(parts) + "\n"


def finding_lines(finding: Finding, excerpts: Excerpts = NO_EXCERPTS, columns: int = WIDTH) -> Iterator[str]:
    """Give a finding's line, `path:line:column: severity[code] message`, its excerpt and its help line.

    An excerpt, with its caret under the column, is at most `columns` wide. What is not there has no line.
    """
    place = ":".join(str(part) for part in (finding.path or "octavo", finding.line, finding.column) if part)
    where = f" (in {finding.format})" if finding.format else ""
    yield visible(f"{place}: {finding.severity}[{finding.code}] {finding.message}{where}")
    yield from _excerpt(finding, excerpts, columns)
    if finding.hint:
        yield visible(f"  help: {finding.hint}")


def summary(report: Report) -> str:
    """Say in one line how many findings there are, and how long it took."""
    counts = [_count(number, severity.value) for severity, number in report.counts().items() if number]
    found = ", ".join(counts) or "nothing wrong"
    after = f", in {duration(report.seconds)}" if report.seconds else ""
    before = "; nothing has changed since it was built" if report.stands else ""
    return f"{found[0].upper()}{found[1:]}{after}{before}."


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the cells of the table, a row for each output, in the order of COLUMNS."""
    return (_row(output, report) for output in report.outputs)


def duration(seconds: float) -> str:
    """Write a time as `0.4 s` or `2 min 5 s`."""
    if seconds < MINUTE:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // MINUTE} min {int(seconds) % MINUTE} s"


def _excerpt(finding: Finding, excerpts: Excerpts, columns: int) -> Iterator[str]:
    line = excerpts.get((finding.path or "", finding.line or 0))
    if line is None or not line.strip():
        return
    head = f"{finding.line:>6} | "
    shown = set_line(line, finding.column, max(columns - len(head), 1))
    yield (head + shown.words).rstrip()
    if finding.column is not None:
        yield " " * len(head[:-2]) + "| " + " " * shown.offset + "^"


def _row(output: Output, report: Report) -> tuple[str, ...]:
    pages = "" if output.pages is None else f"{output.pages:,}"
    taken = "" if output.seconds is None else duration(output.seconds)
    return (visible(output.path), size(output.size), pages, f"{report.words:,}", f"{report.notes:,}", taken)


def _table(report: Report) -> str:
    cells = [COLUMNS, *rows(report)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )


def size(octets: int) -> str:
    """Write a number of bytes as `999 B`, `512 kB` or `2.3 MB`."""
    if octets < 1000:  # noqa: PLR2004 -- a kilobyte
        return f"{octets} B"
    return f"{octets / 1e3:,.0f} kB" if octets < 1e6 else f"{octets / 1e6:,.1f} MB"  # noqa: PLR2004 -- a megabyte


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
