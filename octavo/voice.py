"""Say what came of a command: on stdout, in the style that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from octavo.findings import Finding
from octavo.report import Report, render_github, render_json, render_sarif, render_text

__all__ = ["Style", "say", "say_report"]


class Style(StrEnum):
    """Name how a report can be written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


RENDERINGS: dict[Style, Callable[[Report], str]] = {
    Style.TEXT: render_text,
    Style.JSON: render_json,
    Style.GITHUB: render_github,
    Style.SARIF: render_sarif,
}


def say_report(report: Report, manuscript: Path, style: Style) -> None:
    """Write a report to stdout; as text on a terminal it is drawn, with colours."""
    if style is Style.TEXT and sys.stdout.isatty():
        _draw(report)
    else:
        say(RENDERINGS[style](_from_here(report, manuscript, style)))


def say(words: str, stream: TextIO | None = None) -> None:
    """Write words to a stream, by default stdout; whoever reads may go away in the middle, as `head` does."""
    stream = stream or sys.stdout
    try:
        stream.write(words)
        stream.flush()
    except BrokenPipeError:
        # What is still unwritten goes nowhere, so that Python does not complain of it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _from_here(report: Report, manuscript: Path, style: Style) -> Report:
    """Let paths count from the current folder for those who look for the files, GitHub and SARIF."""
    if style not in {Style.GITHUB, Style.SARIF}:
        return report

    def moved(found: Finding) -> Finding:
        if found.path is None or not (manuscript / found.path).exists():
            return found
        return replace(found, path=(manuscript / found.path).as_posix())

    return replace(report, findings=tuple(map(moved, report.findings)))


def _draw(report: Report) -> None:
    # Here and not above: only a terminal has need of it.
    from rich.console import Console  # noqa: PLC0415 -- as said

    from octavo.report.terminal import draw  # noqa: PLC0415 -- as said

    Console(highlight=False).print(draw(report))
