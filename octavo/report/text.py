"""Render a report for somebody who reads it: plain lines, the same in a file, a pipe and a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.findings import Finding
from octavo.report.value import Output, Report

__all__ = ["COLUMNS", "finding_lines", "render_text", "rows", "summary"]

COLUMNS = ("File", "Size", "Pages", "Words", "Notes", "Time")
MINUTE = 60


def render_text(report: Report) -> str:
    """Render the findings, a summary in one line, and the table of outputs."""
    parts = ["\n".join(finding_lines(found)) for found in report.in_order()]
    parts.append(summary(report))
    if report.outputs:
        parts.append(_table(report))
    return "\n".join(parts) + "\n"


def finding_lines(finding: Finding) -> Iterator[str]:
    """Give a finding's line, `path:line:column: severity[code] message`, and its help line if it has one."""
    place = ":".join(str(part) for part in (finding.path or "octavo", finding.line, finding.column) if part)
    where = f" (in {finding.format})" if finding.format else ""
    yield visible(f"{place}: {finding.severity}[{finding.code}] {finding.message}{where}")
    if finding.hint:
        yield visible(f"  help: {finding.hint}")


def visible(words: str) -> str:
    """Write what cannot be seen as an escape: a manuscript's characters must not steer a terminal."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in words)


def summary(report: Report) -> str:
    """Say in one line how many findings there are, and how long it took."""
    counts = [_count(number, severity.value) for severity, number in report.counts().items() if number]
    found = ", ".join(counts) or "nothing wrong"
    after = f", in {duration(report.seconds)}" if report.seconds else ""
    return f"{found[0].upper()}{found[1:]}{after}."


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Give the cells of the table, a row for each output, in the order of COLUMNS."""
    return (_row(output, report) for output in report.outputs)


def duration(seconds: float) -> str:
    """Write a time as `0.4 s` or `2 min 5 s`."""
    if seconds < MINUTE:
        return f"{seconds:.1f} s"
    return f"{int(seconds) // MINUTE} min {int(seconds) % MINUTE} s"


def _row(output: Output, report: Report) -> tuple[str, ...]:
    pages = "" if output.pages is None else f"{output.pages:,}"
    taken = "" if output.seconds is None else duration(output.seconds)
    return (visible(output.path), _size(output.size), pages, f"{report.words:,}", f"{report.notes:,}", taken)


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


def _size(size: int) -> str:
    if size < 1000:  # noqa: PLR2004 -- a kilobyte
        return f"{size} B"
    return f"{size / 1e3:,.0f} kB" if size < 1e6 else f"{size / 1e6:,.1f} MB"  # noqa: PLR2004 -- a megabyte


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
