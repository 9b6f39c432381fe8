"""Carry out what a command orders, and give its exit code."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from octavo.errors import OctavoError
from octavo.findings import Severity, worst
from octavo.progress import Progress, shown
from octavo.report import Report
from octavo.voice import Style, say_report

__all__ = ["FOUND", "carry_out", "cores", "home"]

#: The exit code of the contract for findings of severity error.
FOUND = 1


def carry_out(work: Callable[[Progress], Report], manuscript: Path, style: Style, *, quiet: bool) -> int:
    """Do the work, write its report and give the exit code; an error is reported in the style asked for."""
    try:
        with shown(quiet=quiet) as progress:
            report = work(progress)
    except OctavoError as error:
        say_report(Report(error.findings), manuscript, style)
        return error.exit_code
    say_report(report, manuscript, style)
    return FOUND if worst(report.findings) is Severity.ERROR else 0


def home(manuscript: Path | None) -> Path:
    """Give the book's folder: the one asked for, else `manuscript` where there is one, else this one."""
    usual = Path("manuscript")
    return manuscript or (usual if usual.is_dir() else Path())


def cores() -> int:
    """Count the cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
